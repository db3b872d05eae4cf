"""Sentences of our own in the manner of war news, casualty assessments and police reports, with
what a careful reader counts in them: (what, low, best, high, who). Strengths and people whom
nothing befell are left out. K killed, I injured, S killed or injured, M missing."""

K, I, S, M = "killed", "injured", "killed_or_injured", "missing"  # noqa: E741
OPEN = None

Said = tuple[str, int, int | None, int | None, str | None]


def exactly(what: str, number: int, who: str | None = None) -> Said:
    """A plain number."""
    return what, number, number, number, who


def least(what: str, number: int, who: str | None = None) -> Said:
    """At least so many."""
    return what, number, number, OPEN, who


WAR: list[tuple[str, list[Said]]] = [
    (
        "Five foreign engineers, driver killed in Sel suicide attack",
        [exactly(K, 5, "foreign engineers"), exactly(K, 1, "driver")],
    ),
    (
        "Attacks in the north kill 49 civilians, 15 soldiers",
        [exactly(K, 49, "civilians"), exactly(K, 15, "soldiers")],
    ),
    (
        "The missile killed 52 people, including a six-year-old boy, Ukrainian officials said.",
        [exactly(K, 52, "people"), exactly(K, 1, "boy")],
    ),
    ("He said around 60 people had gathered there for a wake when the missile hit.", []),
    ("The raid brings to 150 the number of people killed since May.", [exactly(K, 150)]),
    (
        "More than 70 civilians, most of them women, were killed in an attack on Ardun.",
        [least(K, 70, "civilians")],
    ),
    ("At least 31 IS group militants have been killed.", [least(K, 31, "group militants")]),
    ("Another 17 IS fighters were killed in strikes.", [exactly(K, 17, "fighters")]),
    ("The jets have destroyed more than 2,000 oil tankers and killed four.", [exactly(K, 4)]),
    ("The chief says that the toll is now 46.", [exactly(K, 46)]),
    ("The air force said it shot down 21 out of 23 cruise missiles.", []),
    ("Two men were shot down in the street.", [exactly(K, 2, "men")]),
    (
        "At least 38 people including women and children were reported to have been killed.",
        [least(K, 38, "people"), (K, 2, 2, OPEN, "women"), (K, 2, 2, OPEN, "children")],
    ),
    (
        "Two teachers of a school, including the principal, were shot dead by militants.",
        [exactly(K, 2, "teachers"), exactly(K, 1, "principal")],
    ),
    (
        "Nineteen people were killed when gunmen, some of them in uniform, attacked Sel.",
        [exactly(K, 19, "people")],
    ),
    ("Shelling kills 14 in Ardun market.", [exactly(K, 14)]),
    (
        "At least nine civilians were killed on Monday when jets bombed the town of Marj.",
        [least(K, 9, "civilians")],
    ),
    (
        "A car bomb killed 23 people and wounded 60 others near the bus station.",
        [exactly(K, 23, "people"), exactly(I, 60)],
    ),
    (
        "The blast left 31 dead and more than 80 injured, state media said.",
        [exactly(K, 31), least(I, 80)],
    ),
    (
        "12 Killed Over 40 Injured in Rocket Attack on Western Districts",
        [exactly(K, 12), least(I, 40)],
    ),
    (
        "Terrorists shelled the quarter, killing two women and injuring five children.",
        [exactly(K, 2, "women"), exactly(I, 5, "children")],
    ),
    (
        "Eighteen people, including six children, died in the raid.",
        [exactly(K, 18, "people"), exactly(K, 6, "children")],
    ),
    (
        "Dozens of militants were killed and several vehicles destroyed.",
        [(K, 24, 24, 99, "militants")],
    ),
    (
        "The army killed scores of rebels in an ambush east of the capital.",
        [(K, 40, 40, 199, "rebels")],
    ),
    (
        "Hundreds of people have been killed since the talks broke down.",
        [(K, 100, 100, 999, "people")],
    ),
    ("Tens of fighters were wounded in the clashes.", [(I, 10, 10, 99, "fighters")]),
    (
        "Shells hit a camp for displaced people, killing nine.",
        [exactly(K, 9)],
    ),
    (
        "More than 3,000 families were displaced by the fighting.",
        [least("displaced", 3000, "families")],
    ),
    (
        "The observatory said 15 soldiers and nine rebels were killed in the battle.",
        [exactly(K, 15, "soldiers"), exactly(K, 9, "rebels")],
    ),
    (
        "Some of the wounded are in a critical condition and the toll is expected to rise.",
        [(I, 2, 2, OPEN, None)],
    ),
    (
        "The death toll rose to 45 after four people died of their wounds.",
        [exactly(K, 45), exactly(K, 4, "people")],
    ),
    ("The toll from the strike on the bakery has risen from 30 to 41.", [exactly(K, 41)]),
    ("The death toll stands at 17, a hospital source said.", [exactly(K, 17)]),
    ("Activists put the number of dead at 27.", [exactly(K, 27)]),
    (
        "A woman and her two children were killed when a shell hit their house.",
        [
            exactly(K, 3, "woman and her two children"),
            exactly(K, 1, "woman"),
            exactly(K, 2, "children"),
        ],
    ),
    ("A family of seven was killed in an air strike on the village.", [exactly(K, 7, "family")]),
    (
        "The bombing claimed the lives of eleven people, among them four women.",
        [exactly(K, 11, "people"), exactly(K, 4, "women")],
    ),
    ("Two more people lost their lives in a nearby village.", [exactly(K, 2, "people")]),
    ("On that day 14 officers gave their lives.", [exactly(K, 14, "officers")]),
    ("Twenty-six bodies were pulled from the rubble.", [exactly(K, 26)]),
    ("The bodies of eight men were found in a mass grave.", [exactly(K, 8, "men")]),
    ("No casualties were reported.", [exactly(S, 0)]),
    ("The shells landed in open fields without causing casualties.", [exactly(S, 0)]),
    ("No one was hurt in the explosion.", [exactly(I, 0)]),
    ("There were no reports of injuries.", [exactly(I, 0)]),
    ("The strike resulted in 16 casualties.", [(S, 0, 0, 16, None)]),
    (
        "Nearly 200 civilians have been killed or wounded this month.",
        [exactly(S, 200, "civilians")],
    ),
    (
        "Fighters abducted 22 villagers and took them to an unknown place.",
        [exactly("abducted", 22, "villagers")],
    ),
    ("Rebels freed about 90 prisoners from the jail.", [exactly("freed", 90, "prisoners")]),
    ("Troops captured 13 militants during the raid.", [exactly("captured", 13, "militants")]),
    (
        "Security forces arrested five suspects in connection with the attack.",
        [exactly("arrested", 5, "suspects")],
    ),
    ("About 60 gunmen surrendered to the army on Sunday.", [exactly("surrendered", 60, "gunmen")]),
    ("Three aid workers are still missing.", [exactly(M, 3, "aid workers")]),
    ("Between 40 and 50 insurgents were killed in the operation.", [(K, 40, 40, 50, "insurgents")]),
    ("Some 10-15 people were injured.", [(I, 10, 10, 15, "people")]),
    ("Up to 35 fighters may have been killed, the monitor said.", [(K, 0, None, 35, "fighters")]),
    ("As many as 100 people are feared dead.", [(K, 0, None, 100, "people")]),
    (
        "A suicide bomber blew himself up at a checkpoint, killing three policemen.",
        [exactly(K, 1, "suicide bomber"), exactly(K, 3, "policemen")],
    ),
    (
        "The militants executed 24 civilians after seizing the village.",
        [exactly(K, 24, "civilians")],
    ),
    ("They beheaded two captives in the town square.", [exactly(K, 2, "captives")]),
    ("A senior commander was killed in a drone strike.", [exactly(K, 1, "commander")]),
    ("Gunmen assassinated the deputy mayor outside his home.", [exactly(K, 1, "deputy mayor")]),
    ("Half a dozen soldiers were wounded by a roadside bomb.", [exactly(I, 6, "soldiers")]),
    (
        "A dozen people were injured, two of them seriously.",
        [exactly(I, 12, "people"), exactly(I, 2)],
    ),
    (
        "The observatory has documented the deaths of 52 people in two days.",
        [exactly(K, 52, "people")],
    ),
    ("The killing of three journalists drew condemnation.", [exactly(K, 3, "journalists")]),
    ("Jets struck a school in the north, killing at least 8, activists said.", [least(K, 8)]),
    (
        "Air raids killed 18 civilians in the city, according to a monitor; seven others including "
        "a baby died in a second strike.",
        [exactly(K, 18, "civilians"), exactly(K, 7, "civilians"), exactly(K, 1, "baby")],
    ),
    ("Several soldiers were killed when their convoy was ambushed.", [(K, 2, 2, OPEN, "soldiers")]),
    (
        "Many people were wounded, some critically.",
        [(I, 2, 2, OPEN, "people"), (I, 2, 2, OPEN, None)],
    ),
    ("The attack injured civilians and damaged houses.", [(I, 2, 2, OPEN, "civilians")]),
    ("Ten of the dead were children.", [exactly(K, 10, "children")]),
    ("Among the dead were a woman and a child.", [exactly(K, 1, "woman"), exactly(K, 1, "child")]),
    ("The dead included three nurses.", [exactly(K, 3, "nurses")]),
    (
        "The war has killed more than 300,000 people and displaced millions.",
        [least(K, 300000, "people"), ("displaced", 1000000, 1000000, OPEN, None)],
    ),
    (
        "The report counted 1,204 civilian deaths and 2,377 injuries last year.",
        [exactly(K, 1204, "civilian"), exactly(I, 2377)],
    ),
    (
        "Insurgents killed the local police chief and burned his car.",
        [exactly(K, 1, "police chief")],
    ),
    (
        "Four policemen were martyred and two others were injured in the attack.",
        [exactly(K, 4, "policemen"), exactly(I, 2, "policemen")],
    ),
    (
        "Three martyrs and a number of wounded arrived at the hospital.",
        [exactly(K, 3), (I, 2, 2, OPEN, None)],
    ),
    ("GUNMEN KILL SIX IN ATTACK ON VILLAGE", [exactly(K, 6)]),
    (
        "two soldiers were killed and five wounded in the ambush",
        [exactly(K, 2, "soldiers"), exactly(I, 5)],
    ),
    (
        "On 14 March 2015 the group fired 30 rockets at the base; one soldier died.",
        [exactly(K, 1, "soldier")],
    ),
    (
        "The 120 mm shell fell 3 km from the town and wounded a 12-year-old boy.",
        [exactly(I, 1, "boy")],
    ),
    (
        "He was sentenced to 15 years in prison over the killing of a judge.",
        [exactly(K, 1, "judge")],
    ),
    (
        "Rebels shot dead four truck drivers at a false checkpoint.",
        [exactly(K, 4, "truck drivers")],
    ),
    (
        "The regime forces killed 40 Takfiri militants and destroyed 12 vehicles.",
        [exactly(K, 40, "militants")],
    ),
    ("Another 30 people were wounded.", [exactly(I, 30, "people")]),
    ("A further six civilians died on Thursday.", [exactly(K, 6, "civilians")]),
    ("Ten people died, up from seven reported earlier.", [exactly(K, 10, "people")]),
    (
        "Two soldiers, a captain and a private, were killed by a sniper.",
        [exactly(K, 2, "soldiers")],
    ),
    (
        "More than 100 were killed and hundreds more wounded in the fighting.",
        [least(K, 100), (I, 100, 100, 999, None)],
    ),
    ("The group threatened to kill its 45 hostages.", [exactly("abducted", 45, "hostages")]),
    ("Militants plan to attack the city and could kill thousands of people.", []),
    (
        "They released 16 hostages, including nine women, on Friday.",
        [exactly("freed", 16, "hostages"), exactly("freed", 9, "women")],
    ),
]

ASSESSMENTS: list[tuple[str, list[Said]]] = [
    (
        "At least six civilians from one family, including four children and two women, were "
        "reportedly killed in an alleged airstrike on their home.",
        [least(K, 6, "civilians"), exactly(K, 4, "children"), exactly(K, 2, "women")],
    ),
    (
        "The strike killed 11 members of the Darwish family and injured others.",
        [exactly(K, 11, "members"), (I, 2, 2, OPEN, None)],
    ),
    ("Local sources reported that 15 people were injured.", [exactly(I, 15, "people")]),
    (
        "Multiple civilians were reportedly injured in the courtyard.",
        [(I, 2, 2, OPEN, "civilians")],
    ),
    (
        "One source said that three people had been killed and another five injured.",
        [exactly(K, 3, "people"), exactly(I, 5)],
    ),
    (
        "The death toll had risen to seven civilians, including four children.",
        [exactly(K, 7, "civilians"), exactly(K, 4, "children")],
    ),
    (
        "A 33-year-old mother was killed alongside her five daughters.",
        [exactly(K, 1, "mother"), exactly(K, 5, "daughters")],
    ),
    (
        "He was killed together with his wife and their two sons.",
        [
            exactly(K, 1),
            exactly(K, 3, "wife and their two sons"),
            exactly(K, 1, "wife"),
            exactly(K, 2, "sons"),
        ],
    ),
    ("The attack took the lives of two young brothers.", [exactly(K, 2, "brothers")]),
    (
        "Samir Haddad was killed while his younger brother was injured.",
        [exactly(K, 1), exactly(I, 1, "brother")],
    ),
    (
        "The airstrike caused the death of the journalist and the injury of his cousin.",
        [exactly(K, 1, "journalist"), exactly(I, 1, "cousin")],
    ),
    (
        "The bombing reportedly killed at least one civilian and caused a number of injuries.",
        [least(K, 1, "civilian"), (I, 2, 2, OPEN, None)],
    ),
    ("A post spoke of “one martyr and three wounded”.", [exactly(K, 1), exactly(I, 3)]),
    ("The remains of a young girl were found under the rubble.", [exactly(K, 1, "girl")]),
    (
        "The agency wrote that there were “injuries” without specifying their number.",
        [(I, 2, 2, OPEN, None)],
    ),
    ("No civilian harm was reported.", []),
    (
        "Between three and six civilians were killed, according to different accounts.",
        [(K, 3, 3, 6, "civilians")],
    ),
    ("Sources gave figures of 12-13 people killed.", [(K, 12, 12, 13, "people")]),
    ("Two civilians, a father and his son, were killed.", [exactly(K, 2, "civilians")]),
    (
        "In total 21 people were killed: 11 children, five women and five men.",
        [
            exactly(K, 21, "people"),
            exactly(K, 11, "children"),
            exactly(K, 5, "women"),
            exactly(K, 5, "men"),
        ],
    ),
    ("Thirteen family members were killed in the strike.", [exactly(K, 13, "family members")]),
    (
        "At least seven identified civilians were killed and more than 16 were injured.",
        [least(K, 7, "civilians"), least(I, 16)],
    ),
    ("A child died of his wounds two days later.", [exactly(K, 1, "child")]),
    ("The victims were a 40-year-old teacher and her daughter.", []),
    ("Five bodies were recovered and eight people remained trapped.", [exactly(K, 5)]),
    ("A pharmacist, Dr. Nabil Karam, was killed inside his shop.", [exactly(K, 1, "pharmacist")]),
    ("A paramedic was wounded while carrying the injured.", [exactly(I, 1, "paramedic")]),
    ("Rescuers pulled out four dead children.", [exactly(K, 4, "children")]),
    (
        "He was wounded in the strike that killed his parents.",
        [exactly(I, 1), (K, 2, 2, OPEN, "parents")],
    ),
    (
        "Six family members died, among them a pregnant woman.",
        [exactly(K, 6, "family members"), exactly(K, 1, "woman")],
    ),
    ("The raid left behind dozens of martyrs and wounded.", [(S, 24, 24, 99, None)]),
    ("Dozens were injured, most of them children.", [(I, 24, 24, 99, None)]),
    (
        "Nine people were killed, three of them women.",
        [exactly(K, 9, "people"), exactly(K, 3, "women")],
    ),
    ("Nour Saleh and Karim Saleh were both killed.", [exactly(K, 2)]),
    (
        "At least 10 civilians were killed and up to 20 others injured.",
        [least(K, 10, "civilians"), (I, 0, None, 20, "civilians")],
    ),
    ("The journalist survived but his wife was killed.", [exactly(K, 1, "wife")]),
]

POLICE: list[tuple[str, list[Said]]] = [
    ("Man, 27, shot dead outside nightclub", [exactly(K, 1, "man")]),
    (
        "Two people were shot, one fatally, at a party early Sunday.",
        [exactly(S, 2, "people"), exactly(K, 1)],
    ),
    (
        "A 19-year-old was fatally shot and his brother wounded.",
        [exactly(K, 1, "19-year-old"), exactly(I, 1, "brother")],
    ),
    ("1 dead, 3 injured in shooting at apartment complex", [exactly(K, 1), exactly(I, 3)]),
    (
        "Police found a man with a gunshot wound; he was taken to a hospital, where he died.",
        [exactly(I, 1, "man"), exactly(K, 1)],
    ),
    ("A woman was pronounced dead at the scene.", [exactly(K, 1, "woman")]),
    ("The victim, a 34-year-old man, died at the hospital.", [exactly(K, 1, "victim")]),
    ("A teenager was shot in the leg Tuesday night.", [exactly(I, 1, "teenager")]),
    ("Three men were shot and wounded in a drive-by shooting.", [exactly(I, 3, "men")]),
    ("The gunman killed one and injured three before fleeing.", [exactly(K, 1), exactly(I, 3)]),
    ("A man was shot and killed in the 2300 block of Oak Street.", [exactly(K, 1, "man")]),
    ("Robert Hale, 41, and Dana Price, 38, were killed.", [exactly(K, 2)]),
    ("Robert Hale, 41, of Millford, died from a gunshot wound to the chest.", [exactly(K, 1)]),
    (
        "Four people were hospitalized, two in critical condition.",
        [exactly(I, 4, "people"), exactly(I, 2)],
    ),
    ("A boy, 11, accidentally shot himself in the foot.", [exactly(I, 1)]),
    (
        "Police say a 2-year-old is dead and a 15-month-old is injured.",
        [exactly(K, 1, "2-year-old"), exactly(I, 1, "15-month-old")],
    ),
    ("Officers shot and killed an armed suspect.", [exactly(K, 1, "suspect")]),
    ("He fatally shot his wife before killing himself.", [exactly(K, 1, "wife"), exactly(K, 1)]),
    (
        "The husband and their three children were found dead in the house.",
        [
            exactly(K, 4, "husband and their three children"),
            exactly(K, 1, "husband"),
            exactly(K, 3, "children"),
        ],
    ),
    ("No injuries were reported.", [exactly(I, 0)]),
    ("The officer was not injured.", [exactly(I, 0, "officer")]),
    ("He suffered non-life-threatening injuries.", [exactly(I, 1)]),
    ("A 21-year-old woman sustained a gunshot wound to the arm.", [exactly(I, 1, "woman")]),
    ("The shooting left a teen dead.", [exactly(K, 1, "teen")]),
    ("Deputies found two men dead inside a mobile home.", [exactly(K, 2, "men")]),
    ("A third victim was listed in stable condition.", [exactly(I, 1, "victim")]),
    ("Teen charged in the death of a store clerk", [exactly(K, 1, "store clerk")]),
    ("Bond was set at $500,000 and he faces 25 years in prison.", []),
    ("Anyone with information is asked to call 555-0142 or text 847411.", []),
    ("About 20 shots were fired and 14 shell casings were found.", []),
    ("The victims ranged in age from 17 to 54.", []),
    ("The home team won 24 to 17 in front of 3,000 fans.", []),
    (
        "Suspect arrested after fatal shooting of 16-year-old",
        [exactly("arrested", 1, "suspect"), exactly(K, 1, "16-year-old")],
    ),
    ("Police arrested a 23-year-old man on Friday.", [exactly("arrested", 1, "man")]),
    (
        "Five people were shot, including a 10-year-old girl.",
        [exactly(S, 5, "people"), exactly(S, 1, "girl")],
    ),
    ("One of the five victims has died, police said.", [exactly(K, 1, "victims")]),
    ("Both women were killed.", [exactly(K, 2, "women")]),
    ("The double homicide happened near a school.", [exactly(K, 2)]),
    ("Officers responding to the call found a 16-year-old boy dead.", [exactly(K, 1, "boy")]),
    (
        "A man is in custody after his neighbor was stabbed to death.",
        [exactly("arrested", 1, "man"), exactly(K, 1, "neighbor")],
    ),
]

OF_STORIES: list[tuple[str, list[Said]]] = [
    (
        "The blast killed five people and injured 12 others, police and rescue workers said.",
        [exactly(K, 5, "people"), exactly(I, 12)],
    ),
    ("No group claimed responsibility for the bombing.", []),
    ("We have buried 27 people since the morning.", [exactly(K, 27, "people")]),
    ("Dozens of people were buried under the rubble.", []),
    ("Gunmen seized 14 passengers of a bus.", [exactly("abducted", 14, "passengers")]),
    (
        "The village chief said that 52 persons were taken away.",
        [exactly("abducted", 52, "persons")],
    ),
    ("Six persons were receiving treatment at a clinic.", [exactly(I, 6, "persons")]),
    ("Two soldiers paid the supreme price.", [exactly(K, 2, "soldiers")]),
    ("Forty people were under arrest.", [exactly("arrested", 40, "people")]),
    ("The militants lost 30 fighters.", [exactly(K, 30, "fighters")]),
    (
        "Officials put the death toll at 40, while residents put it at 65.",
        [exactly(K, 40), exactly(K, 65)],
    ),
    ("Two of the injured later died.", [exactly(K, 2)]),
    (
        "The rebels killed a doctor, a nurse and three patients.",
        [exactly(K, 1, "doctor"), exactly(K, 1, "nurse"), exactly(K, 3, "patients")],
    ),
]

OF_AFTERMATHS: list[tuple[str, list[Said]]] = [
    (
        "The death toll from the bombing of a mosque inside a police compound in the city of Ardun "
        "has risen to 100.",
        [exactly(K, 100)],
    ),
    ("At least 53 people are still being treated.", [least(I, 53, "people")]),
    ("Fourteen people remain in hospital, he says.", [exactly(I, 14, "people")]),
    ("Another 20 people are still in the wards.", [exactly(I, 20, "people")]),
    ("Three people died in hospital overnight.", [exactly(K, 3, "people")]),
    ("No civilians were harmed.", [exactly(S, 0, "civilians")]),
    ("A fourth man lost both legs.", [exactly(I, 1, "man")]),
    ("Another 47 were evacuated to Ardun with injuries.", [exactly(I, 47)]),
    ("The men burned 40 granaries and killed 13 herders.", [exactly(K, 13, "herders")]),
    ("The shells hit three women and 12 houses.", [exactly(I, 3, "women")]),
    ("A spokesman for the militants claimed both.", []),
    ("Two suicide bombers had set off their vests.", []),
    ("Anyone with information is asked to call 911.", []),
    ("Three teens — ages 16, 17 and 18 — were injured.", [exactly(I, 3, "teens")]),
    ("The clerk was shot in the abdomen and taken to a hospital.", [exactly(I, 1, "clerk")]),
    (
        "The shooting happened at 1504 S. Beech St. and left one man dead.",
        [exactly(K, 1, "man")],
    ),
    (
        "Police did not say how many people were kidnapped. An official put their number at 48.",
        [exactly("abducted", 48)],
    ),
    ("A total of 33 persons were abducted or disappeared.", [exactly("abducted", 33, "persons")]),
    ("Some 1,400 people have taken refuge in a school.", [exactly("displaced", 1400, "people")]),
    (
        "The raid caused displacement. Teams counted 3,200 people who had arrived at the lake.",
        [exactly("displaced", 3200, "people")],
    ),
    ("Twelve officials had arrived at the river for talks.", []),
    ("Twenty-two pupils are yet to be found.", [exactly(M, 22, "pupils")]),
    ("The ministry put the number of soldiers killed at 27.", [exactly(K, 27, "soldiers")]),
    (
        "The number of government troops wounded rose to 31.",
        [exactly(I, 31, "government troops")],
    ),
    ("A mother of three was among those killed.", [exactly(K, 1, "mother")]),
]

SENTENCES = OF_STORIES + OF_AFTERMATHS + WAR + ASSESSMENTS + POLICE
