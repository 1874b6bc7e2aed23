"""Statements as they were and as they might be reworded, judged by reading before any was measured.

The thresholds of `alignment.pathway.comparing.rewording` rest on these.
"""

SAME = (
    (
        "Get help quickly when someone is getting worse, and say clearly what has changed.",
        "Call for help at once when a person gets worse, and explain clearly what is different.",
    ),
    (
        "Help people use the toilet, commode or bedpan when they need to.",
        "Support people to use the toilet, a commode or a bedpan whenever they need to.",
    ),
    (
        "Plan menus with people so that they choose what they eat.",
        "Plan meals with people, so what they eat is up to them.",
    ),
    (
        "Protect people's privacy by knocking, closing doors and giving them time alone.",
        "Guard each person's privacy: knock, close doors and let them have time alone.",
    ),
    (
        "Throw away clinical waste and sharps safely and in the right place.",
        "Dispose of sharps and clinical waste safely, in the correct bins.",
    ),
    (
        "Keep rooms and walkways tidy, well lit and free of things to trip over.",
        "Keep rooms and corridors tidy, bright and clear of anything people could trip on.",
    ),
    (
        "Help people find, try and keep paid work or volunteering.",
        "Support people to look for, try out and stay in paid or voluntary work.",
    ),
    (
        "Understand why some groups of people get worse care and health than others.",
        "Understand why health and care are worse for some groups than for others.",
    ),
    (
        "Help people take their medicines safely, following the care plan and the instructions.",
        "Support people to take medicines safely, as the instructions and their care plan say.",
    ),
    (
        "Account for any money you handle for people, with receipts and records each time.",
        "Keep receipts and a record each time you handle a person's money.",
    ),
    (
        "Plan ahead for the number of staff and the skills the service will need.",
        "Work out in advance how many staff, with which skills, the service will need.",
    ),
    (
        "Tell people how to complain, help them do so and pass it on without getting defensive.",
        "Explain how to complain, help people with it and pass complaints on without becoming defensive.",
    ),
)

SLIGHT = (
    (
        "Get help quickly when someone is getting worse, and say clearly what has changed.",
        "Get help quickly when someone is getting worse, say clearly what has changed, and write it down.",
    ),
    (
        "Help people use the toilet, commode or bedpan when they need to.",
        "Help people use the toilet when they need to, and look after catheters and pads.",
    ),
    (
        "Plan menus with people so that they choose what they eat.",
        "Plan and shop for a week of balanced menus with people.",
    ),
    (
        "Protect people's privacy by knocking, closing doors and giving them time alone.",
        "Protect people's privacy during personal care by closing doors and keeping them covered.",
    ),
    (
        "Throw away clinical waste and sharps safely and in the right place.",
        "Store and throw away clinical waste safely, and clean up spills of body fluids.",
    ),
    (
        "Keep rooms and walkways tidy, well lit and free of things to trip over.",
        "Check rooms, walkways and gardens for hazards, and put right or report what you find.",
    ),
    (
        "Help people find, try and keep paid work or volunteering.",
        "Help people find work, training, college courses or volunteering.",
    ),
    (
        "Understand why some groups of people get worse care and health than others.",
        "Understand why some groups of people get worse care, and act to change it where you work.",
    ),
    (
        "Help people take their medicines safely, following the care plan and the instructions.",
        "Help people take their medicines safely and record what was taken or refused.",
    ),
    (
        "Account for any money you handle for people, with receipts and records each time.",
        "Help people budget, pay bills and account for any money you handle for them.",
    ),
    (
        "Plan ahead for the number of staff and the skills the service will need.",
        "Plan ahead for the staff and the money the service will need.",
    ),
    (
        "Tell people how to complain, help them do so and pass it on without getting defensive.",
        "Tell people how to complain, help them do so and put right what you can on the spot.",
    ),
)

MOVED = (
    (
        "Get help quickly when someone is getting worse, and say clearly what has changed.",
        "Measure blood pressure, pulse and temperature and score them on the chart.",
    ),
    (
        "Help people use the toilet, commode or bedpan when they need to.",
        "Help people wash, bathe or shower in the way they like.",
    ),
    (
        "Plan menus with people so that they choose what they eat.",
        "Follow a person's special diet and thicken drinks as the plan says.",
    ),
    (
        "Protect people's privacy by knocking, closing doors and giving them time alone.",
        "Keep what you know about people to yourself unless someone is at risk.",
    ),
    (
        "Throw away clinical waste and sharps safely and in the right place.",
        "Wash your hands at the right moments and wear gloves and aprons when needed.",
    ),
    (
        "Keep rooms and walkways tidy, well lit and free of things to trip over.",
        "Know what to do when the fire alarm sounds and where the exits are.",
    ),
    (
        "Help people find, try and keep paid work or volunteering.",
        "Help people keep up hobbies, clubs and faith in their community.",
    ),
    (
        "Understand why some groups of people get worse care and health than others.",
        "Respect each person's beliefs, culture and background.",
    ),
    (
        "Help people take their medicines safely, following the care plan and the instructions.",
        "Order medicines, check deliveries and send back what is no longer needed.",
    ),
    (
        "Account for any money you handle for people, with receipts and records each time.",
        "Set and watch the budget of the service and explain differences.",
    ),
    (
        "Plan ahead for the number of staff and the skills the service will need.",
        "Write fair rotas that match the skills of staff to the people on each shift.",
    ),
    (
        "Tell people how to complain, help them do so and pass it on without getting defensive.",
        "Ask people regularly what they think of their care, and show what changed.",
    ),
)

# Written after the thresholds were set, and not used for setting them.
LATER_SAME = (
    (
        "Follow a person's behaviour support plan in the same way as the rest of the team.",
        "Work to a person's behaviour support plan, just as the rest of the team does.",
    ),
    (
        "Keep routines clear and prepare a person in good time for any change.",
        "Keep to clear routines, and let a person know well ahead of any change.",
    ),
    (
        "Record each delegated task so the professional can see what was done, when and how it went.",
        "Write down each delegated task, so that the professional sees what you did, when, and how it went.",
    ),
    (
        "Look out for stress in your team, and help staff get the support they need.",
        "Notice stress in the team and help staff to get support.",
    ),
    (
        "Build people's confidence by noticing their progress and encouraging them.",
        "Encourage people and notice their progress, so that their confidence grows.",
    ),
    (
        "Keep paper and electronic records where only the right people can see them.",
        "Keep records, on paper or on screen, where nobody can see them who should not.",
    ),
    (
        "Look after your own health, so that you can work safely and well.",
        "Take care of your own health so you can do your work well and safely.",
    ),
    (
        "Know how Parkinson's affects movement, speech and daily life, and why medicine times matter.",
        "Know what Parkinson's does to movement, speech and daily life, and why timing of medicines matters.",
    ),
)

LATER_SLIGHT = (
    (
        "Follow a person's behaviour support plan in the same way as the rest of the team.",
        "Follow a person's behaviour support plan and record what happened before, during and after.",
    ),
    (
        "Keep routines clear and prepare a person in good time for any change.",
        "Keep routines clear and use pictures or a timetable to show what comes next.",
    ),
    (
        "Record each delegated task so the professional can see what was done, when and how it went.",
        "Record each delegated task and tell the professional at once if anything went wrong.",
    ),
    (
        "Look out for stress in your team, and help staff get the support they need.",
        "Look out for stress and illness in your team, and agree how people come back to work.",
    ),
    (
        "Build people's confidence by noticing their progress and encouraging them.",
        "Build people's confidence by teaching them one step of a task at a time.",
    ),
    (
        "Keep paper and electronic records where only the right people can see them.",
        "Keep paper and electronic records safe, up to date and only as long as the law says.",
    ),
    (
        "Look after your own health, so that you can work safely and well.",
        "Look after your own health, and tell your manager when you are not fit for work.",
    ),
    (
        "Know how Parkinson's affects movement, speech and daily life, and why medicine times matter.",
        "Know how Parkinson's and multiple sclerosis affect movement, speech and daily life.",
    ),
)

LATER_MOVED = (
    (
        "Follow a person's behaviour support plan in the same way as the rest of the team.",
        "Find out what a person's distress may be telling you.",
    ),
    (
        "Keep routines clear and prepare a person in good time for any change.",
        "Turn down noise and bright light that trouble an autistic person.",
    ),
    (
        "Record each delegated task so the professional can see what was done, when and how it went.",
        "Do a healthcare task only after training and sign-off by a professional.",
    ),
    (
        "Look out for stress in your team, and help staff get the support they need.",
        "Hold regular supervision meetings and agree aims with each member of staff.",
    ),
    (
        "Build people's confidence by noticing their progress and encouraging them.",
        "Help people make their own decisions, giving them what they need to understand.",
    ),
    (
        "Keep paper and electronic records where only the right people can see them.",
        "Write notes on the day that are clear, factual and signed.",
    ),
    (
        "Look after your own health, so that you can work safely and well.",
        "Be honest about mistakes and learn from them.",
    ),
    (
        "Know how Parkinson's affects movement, speech and daily life, and why medicine times matter.",
        "Know the signs of a stroke and ring 999 straight away.",
    ),
)
