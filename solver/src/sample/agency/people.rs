//! The fourteen people of Studio Marais: what they can do, when they work, what comes back every week.

use chrono::NaiveDate;

use crate::model::{
    DayPart, Hat, Held, Interval, Level, Minutes, Permille, Person, PersonId, Recurring, Region, Skill,
    SkillId, TimeOfDay, TimeOff, Wishes, WorkingWeek,
};

/// The catalogue of skills.
pub(super) mod skill {
    use crate::model::SkillId;
    pub const STRATEGY: SkillId = SkillId(1);
    pub const DESIGN: SkillId = SkillId(2);
    pub const ILLUSTRATION: SkillId = SkillId(3);
    pub const PRINT: SkillId = SkillId(4);
    pub const MOTION: SkillId = SkillId(5);
    pub const VIDEO: SkillId = SkillId(6);
    pub const PHOTO: SkillId = SkillId(7);
    pub const RETOUCHING: SkillId = SkillId(8);
    pub const COPY: SkillId = SkillId(9);
    pub const REDACTION: SkillId = SkillId(10);
    pub const UX: SkillId = SkillId(11);
    pub const WEB: SkillId = SkillId(12);
    /// Ids and names, in the order in which people read them.
    pub const ALL: [(SkillId, &str); 12] = [
        (STRATEGY, "Strategy"),
        (DESIGN, "Design"),
        (ILLUSTRATION, "Illustration"),
        (PRINT, "Print"),
        (MOTION, "Motion"),
        (VIDEO, "Video"),
        (PHOTO, "Photo"),
        (RETOUCHING, "Retouching"),
        (COPY, "Copy"),
        (REDACTION, "Rédaction"),
        (UX, "UX"),
        (WEB, "Web"),
    ];
}

/// Those whom projects and pins name.
pub(super) mod person {
    use crate::model::PersonId;
    pub const HELENE: PersonId = PersonId(1);
    pub const CAMILLE: PersonId = PersonId(2);
    pub const KARIM: PersonId = PersonId(3);
    pub const PAULINE: PersonId = PersonId(4);
    pub const LEA: PersonId = PersonId(5);
    pub const TOM: PersonId = PersonId(6);
    pub const INES: PersonId = PersonId(7);
    pub const JULES: PersonId = PersonId(8);
    pub const SOFIA: PersonId = PersonId(9);
    pub const MATHIEU: PersonId = PersonId(10);
    pub const ANAIS: PersonId = PersonId(11);
    pub const MARCO: PersonId = PersonId(12);
    pub const YUKI: PersonId = PersonId(13);
    pub const FREELANCER: PersonId = PersonId(14);
}

pub(super) fn skills() -> Vec<Skill> {
    skill::ALL.map(|(id, name)| Skill { id, name: name.into() }).into()
}

fn someone(id: PersonId, name: &str, hats: &[Hat], department: &str, held: &[(SkillId, u8)]) -> Person {
    let mut person = Person::new(id, name);
    person.hats = hats.to_vec();
    person.department = department.into();
    person.skills = held.iter().map(|(skill, level)| Held { skill: *skill, level: Level(*level) }).collect();
    person.recurring.push(Recurring {
        name: "Point du lundi".into(),
        minutes: Minutes(60),
        days: vec![1],
        at: Some(Interval::new(TimeOfDay::at(9, 30), TimeOfDay::at(10, 30))),
    });
    person
}

fn weekly(name: &str, hours: u32) -> Recurring {
    Recurring { name: name.into(), minutes: Minutes::hours(hours), days: Vec::new(), at: None }
}

fn off(first: NaiveDate, last: NaiveDate, part: DayPart, note: &str) -> TimeOff {
    TimeOff { first, last, part, note: note.into() }
}

/// Everybody, with dates from `day`: the nth working day from `as_of`.
pub(super) fn people(day: impl Fn(i32) -> NaiveDate) -> Vec<Person> {
    use Hat::{Am, Creative, Lead, Pm};
    use person as p;
    use skill as s;
    let morning = || Interval::new(TimeOfDay::at(9, 30), TimeOfDay::at(13, 0));

    let mut helene = someone(
        p::HELENE,
        "Hélène Vasseur",
        &[Lead],
        "Direction",
        &[(s::STRATEGY, 5), (s::DESIGN, 5), (s::REDACTION, 3)],
    );
    helene.recurring.push(weekly("Direction et recrutement", 6));
    helene.hourly_cost = Some(95);

    let mut camille =
        someone(p::CAMILLE, "Camille Rousseau", &[Am], "Clients", &[(s::STRATEGY, 4), (s::REDACTION, 2)]);
    camille.recurring.push(weekly("Appels clients", 9));
    camille.recurring.push(weekly("New business", 3));
    camille.hourly_cost = Some(62);

    let mut karim =
        someone(p::KARIM, "Karim Benali", &[Am, Pm], "Clients", &[(s::STRATEGY, 3), (s::COPY, 3)]);
    karim.recurring.push(weekly("Client calls", 8));
    karim.recurring.push(weekly("New business", 3));
    karim.hourly_cost = Some(64);

    let mut pauline = someone(p::PAULINE, "Pauline Mercier", &[Pm], "Gestion de projet", &[(s::UX, 2)]);
    pauline.recurring.push(weekly("Points projets", 7));
    pauline.time_off.push(off(day(14), day(14), DayPart::Afternoon, "Rendez-vous"));
    pauline.hourly_cost = Some(58);

    let mut lea = someone(
        p::LEA,
        "Léa Fontaine",
        &[Creative],
        "Création",
        &[(s::DESIGN, 5), (s::ILLUSTRATION, 4), (s::PRINT, 4)],
    );
    lea.recurring.push(weekly("Direction artistique, avis", 2));
    lea.time_off.push(off(day(10), day(11), DayPart::Whole, "Congés"));
    lea.wishes = Wishes { grow: vec![s::STRATEGY], avoid: vec![s::PRINT] };
    lea.hourly_cost = Some(60);

    let mut tom = someone(
        p::TOM,
        "Tom Okafor",
        &[Creative],
        "Création",
        &[(s::DESIGN, 3), (s::PRINT, 3), (s::MOTION, 2), (s::RETOUCHING, 2), (s::UX, 2)],
    );
    // Fridays end with a course.
    tom.week.fri = vec![morning()];
    tom.first_day = Some(day(-5));
    tom.ramp = [500, 750, 900].map(Permille).into();
    tom.wishes.grow.push(s::MOTION);
    tom.hourly_cost = Some(42);

    let mut ines = someone(
        p::INES,
        "Inès Caron",
        &[Creative],
        "Création",
        &[(s::DESIGN, 4), (s::PRINT, 5), (s::ILLUSTRATION, 3), (s::RETOUCHING, 3)],
    );
    ines.week.wed.clear();
    ines.wishes.grow.push(s::ILLUSTRATION);
    ines.hourly_cost = Some(52);

    let mut jules = someone(
        p::JULES,
        "Jules Nguyen",
        &[Creative],
        "Image animée",
        &[(s::MOTION, 5), (s::DESIGN, 3), (s::VIDEO, 3), (s::ILLUSTRATION, 2)],
    );
    jules.time_off.push(off(day(16), day(18), DayPart::Whole, "Congés"));
    jules.hourly_cost = Some(54);

    let mut sofia = someone(
        p::SOFIA,
        "Sofia Lindqvist",
        &[Creative],
        "Rédaction",
        &[(s::COPY, 5), (s::STRATEGY, 3), (s::REDACTION, 2)],
    );
    sofia.region = Some(Region::Belgium);
    sofia.week.fri = vec![morning()];
    sofia.recurring.push(weekly("Newsletter", 2));
    sofia.hourly_cost = Some(50);

    let mut mathieu = someone(
        p::MATHIEU,
        "Mathieu Garnier",
        &[Creative],
        "Rédaction",
        &[(s::REDACTION, 5), (s::COPY, 3), (s::STRATEGY, 2)],
    );
    mathieu.time_off.push(off(day(20), day(24), DayPart::Whole, "Congés"));
    mathieu.wishes.grow.push(s::STRATEGY);
    mathieu.hourly_cost = Some(49);

    let mut anais = someone(
        p::ANAIS,
        "Anaïs Delmas",
        &[Creative],
        "Photo et film",
        &[(s::PHOTO, 5), (s::RETOUCHING, 5), (s::DESIGN, 2)],
    );
    anais.week = WorkingWeek {
        tue: WorkingWeek::default_day(),
        wed: WorkingWeek::default_day(),
        thu: WorkingWeek::default_day(),
        ..WorkingWeek::empty()
    };
    anais.recurring.clear();
    anais.hourly_cost = Some(55);

    let mut marco = someone(
        p::MARCO,
        "Marco Ricci",
        &[Creative],
        "Photo et film",
        &[(s::VIDEO, 5), (s::MOTION, 3), (s::PHOTO, 3)],
    );
    marco.time_off.push(off(day(6), day(6), DayPart::Morning, "Médecin"));
    marco.wishes.avoid.push(s::PHOTO);
    marco.hourly_cost = Some(56);

    let mut yuki =
        someone(p::YUKI, "Yuki Tanaka", &[Creative], "Web", &[(s::WEB, 5), (s::UX, 4), (s::MOTION, 2)]);
    yuki.recurring.push(weekly("Maintenance des sites", 6));
    yuki.hourly_cost = Some(57);

    let mut freelancer = someone(
        p::FREELANCER,
        "Front-end freelancer (to find)",
        &[Creative],
        "Web",
        &[(s::WEB, 4), (s::UX, 3)],
    );
    freelancer.recurring.clear();
    freelancer.first_day = Some(day(9));
    freelancer.week.fri.clear();
    freelancer.hourly_cost = Some(75);
    freelancer.placeholder = true;

    vec![
        helene, camille, karim, pauline, lea, tom, ines, jules, sofia, mathieu, anais, marco, yuki,
        freelancer,
    ]
}
