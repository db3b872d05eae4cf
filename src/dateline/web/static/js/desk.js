// The desk's parts, set going on each page. Nothing leaves this machine.
import { readKeys } from "./keys.js";
import { linkEvidence } from "./evidence.js";
import { tieFilters } from "./filters.js";
import { tieBulk } from "./bulk.js";
import { tieDialogs } from "./dialogs.js";
import { drawMap } from "./map.js";
import { tieNames } from "./names.js";
import { tieSaid } from "./said.js";
import { showSearched } from "./searched.js";
import { tieTimeline } from "./timeline.js";

readKeys();
linkEvidence();
tieBulk();
tieDialogs();
tieFilters();
tieTimeline();
drawMap();
showSearched();
tieNames();
tieSaid();
