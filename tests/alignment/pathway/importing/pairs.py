"""Wordings that say the same and wordings that only look alike, judged by reading before any was measured.

The thresholds of `alignment.pathway.importing.recognising` rest on these.
"""

SAME = (
    ("I treat everyone fairly and act professionally at all times", "You treat everyone fairly and professionally"),
    (
        "Own your actions and stay calm and fair under pressure",
        "Take ownership of your actions, staying calm and fair under pressure",
    ),
    (
        "Build good working relationships and ask others for their views",
        "Build good relationships with others and ask for their views",
    ),
    (
        "Is organised with tasks that must be done on time and easy to approach",
        "Be organised with time-sensitive tasks and be approachable",
    ),
    ("Be open to learning new digital skills", "Is open to learning and using new digital skills"),
    (
        "Know how to report a safeguarding concern to the right person",
        "Know how to report any safeguarding concerns to the right person",
    ),
    (
        "Understand the signs of dehydration and what to do",
        "Understand the signs of dehydration and what you should do about them",
    ),
    (
        "Support people to take their medicines as their care plan says",
        "Support people to take their medicines in line with their care plan",
    ),
    ("Write clear records of the care that was given", "Write clear and accurate records of the care given"),
    ("Listen to people and give them time to answer", "Listen carefully to people and give them enough time to reply"),
    ("Speak up when something is not right", "Speak up if you see that something isn't right"),
    ("Help new colleagues to learn the work", "Help colleagues who are new to learn the work"),
    ("Lead shifts so that everyone knows their tasks", "Lead shifts so that all staff know what their tasks are"),
    (
        "Respect people's privacy when giving personal care",
        "Respect a person's privacy while giving them personal care",
    ),
    ("Use hoists and slide sheets only when trained", "Only use hoists and slide sheets when you have been trained"),
    (
        "Know the limits of your role and ask for help",
        "Know the limits of your role category and ask for help when needed",
    ),
    ("Keep learning and reflect on your practice", "Continue to learn and reflect on your own practice"),
    (
        "Plan the rota so that there are enough skilled staff",
        "Plan rotas so there are enough staff with the right skills",
    ),
    (
        "Follow infection control rules, such as washing hands",
        "Follow the rules on infection control, including hand washing",
    ),
    ("Encourage people to stay independent", "Encourage and support people to stay as independent as they can"),
    (
        "Work well with health professionals such as nurses and GPs",
        "Work well alongside health professionals, such as district nurses and GPs",
    ),
    ("Help people to make their own choices", "Support people to make their own choices"),
)

DIFFERENT = (
    ("Prompt people to take their medicines", "Help people to take their medicines"),
    ("Support people living with dementia", "Support people living with autism"),
    ("Know the signs of a stroke and call for help", "Know the signs of sepsis and call for help"),
    ("Know the main points of the Mental Health Act", "Know the main points of the Mental Capacity Act"),
    ("Follow care plans", "Write care plans"),
    ("Take part in team meetings", "Lead team meetings"),
    ("Understand how to use a hoist safely", "Understand how to use a wheelchair safely"),
    (
        "Report accidents and near misses to your manager",
        "Investigate accidents and near misses and tell the regulator",
    ),
    ("Give medicines only with training", "Give medicines without training"),
    ("Support people to eat well", "Support people to sleep well"),
    ("Know how to keep digital records safe", "Know how to keep paper records safe"),
    ("Ask for supervision and use it well", "Give supervision and use it well"),
    (
        "Understand the needs of people with a learning disability",
        "Understand the needs of people with a physical disability",
    ),
    ("Complete a Level 2 certificate", "Complete a Level 3 certificate"),
    (
        "Recognise signs of pain in a person who cannot speak",
        "Recognise signs of distress in a person who cannot speak",
    ),
    ("Follow the budget for your area", "Set the budget for your area"),
    ("Support people at the end of life", "Support families at the end of life"),
    ("Check the temperature of food before serving it", "Check the temperature of bath water before a person gets in"),
    ("Help people to wash and dress", "Help people to eat and drink"),
    ("Contribute to care plan reviews with the person", "Lead care plan reviews with the person"),
    ("Coach colleagues in good dementia practice", "Coach colleagues in good autism practice"),
    ("Carry out catheter care that a nurse has delegated", "Carry out stoma care that a nurse has delegated"),
    ("Know how to raise a concern about a colleague", "Know how to handle a concern about a colleague"),
    ("Keep your own training up to date", "Keep the team's training up to date"),
    ("Do not give personal care", "Give personal care"),
    ("Inform families about changes in the service", "Inform the regulator about changes in the service"),
)
