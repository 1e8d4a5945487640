//! The frame around the screens: rail, top bar, first visit, dialogs.

use super::texts;

texts! {
    main_navigation: "Screens" | "Écrans";
    skip_to_content: "Skip to content" | "Aller au contenu";
    search_or_command: "Search or run a command" | "Chercher ou lancer une commande";
    language: "Language" | "Langue";
    theme: "Theme" | "Thème";
    theme_system: "As the system" | "Comme le système";
    theme_light: "Light" | "Clair";
    theme_dark: "Dark" | "Sombre";
    plan_name: "Plan name" | "Nom du planning";
    plan_menu: "Plans and files" | "Plannings et fichiers";
    recent_plans: "Plans on this device" | "Plannings sur cet appareil";
    loading: "Opening the plan…" | "Ouverture du planning…";

    // First visit.
    welcome: "Who does what, and when?" | "Qui fait quoi, et quand ?";
    welcome_more: "Enter your team and its work, press Solve, and see a plan that respects skills, hours and due dates. Everything stays on this device." | "Saisissez l’équipe et son travail, lancez le calcul, et voyez un planning qui respecte compétences, horaires et échéances. Tout reste sur cet appareil.";
    door_sample: "Look around in a sample agency" | "Visiter une agence d’exemple";
    door_sample_more: "14 people, 12 projects, 120 tasks. Change anything, break anything." | "14 personnes, 12 projets, 120 tâches. Changez tout, cassez tout.";
    door_paste: "Paste a list of tasks" | "Coller une liste de tâches";
    door_paste_more: "From a spreadsheet, with or without headers. A preview shows what was understood." | "Depuis un tableur, avec ou sans en-têtes. Un aperçu montre ce qui a été compris.";
    door_blank: "Start blank" | "Partir de zéro";
    door_blank_more: "Type tasks as in a spreadsheet, or in words: “Moodboard Acme 6h design≥3 due fri”." | "Tapez les tâches comme dans un tableur, ou en mots : « Moodboard Acme 6h design≥3 pour ven ».";
    door_file: "Or open a plan file, or drop one anywhere on this page." | "Ou ouvrez un fichier de planning, ou déposez-le n’importe où sur cette page.";
    drop_to_open: "Drop the file to open it" | "Déposez le fichier pour l’ouvrir";

    // Dialogs.
    keys_title: "Keys" | "Raccourcis clavier";
    keys_hint: "Keys without Ctrl work while nobody types in a field." | "Les touches sans Ctrl agissent quand on ne saisit pas dans un champ.";
    delete_title(name: &str): "Delete “{name}”?" | "Supprimer « {name} » ?";
    delete_warning: "The plan is taken from this device for good. Save it as a file first if you may want it back." | "Le planning est retiré de cet appareil pour de bon. Enregistrez-le d’abord dans un fichier si vous pourriez le vouloir.";
    nothing_found: "Nothing is called like that." | "Rien ne porte ce nom.";
    results(n: usize) by n: "{n} result" / "{n} results" | "{n} résultat" / "{n} résultats";

    // Problems.
    problems_title: "Problems" | "Problèmes";
    problems_count(n: usize) by n: "{n} problem" / "{n} problems" | "{n} problème" / "{n} problèmes";
    no_problems: "Nothing looks wrong with this plan." | "Rien ne semble anormal dans ce planning.";
    errors_first: "Errors keep work from being planned; warnings are probably not meant." | "Les erreurs empêchent de planifier ; les avertissements signalent ce qui n’est sans doute pas voulu.";
    show_it: "Show" | "Montrer";

    // Messages that stay.
    elsewhere: "This plan is open in another tab, where it is edited. Here you can read it." | "Ce planning est ouvert dans un autre onglet, où il est modifié. Ici, vous pouvez le lire.";
    take_over: "Edit here instead" | "Modifier ici";
    work_on_copy: "Work on a copy" | "Travailler sur une copie";
    show_saved: "Show the saved plan" | "Afficher le planning enregistré";
    replace_saved: "Replace it with mine" | "Le remplacer par le mien";
    keep_as_copy: "Keep mine as a copy" | "Garder le mien en copie";
    download: "Download your plan" | "Télécharger votre planning";
    as_of_past(date: chrono::NaiveDate): "This plan is as of {date}: nothing is planned before that day." | "Ce planning est à la date du {date} : rien n’est planifié avant ce jour.";

    // Solve.
    solving: "Solving…" | "Calcul en cours…";
    proposal_waits: "A proposal waits for your answer." | "Une proposition attend votre réponse.";
    review: "Review" | "Examiner";
    nothing_better: "Nothing better was found: the plan stays as it is." | "Rien de mieux n’a été trouvé : le planning reste tel quel.";
    solver_crashed(message: &str): "The solver stopped: {message}. It was started again; your plan is as it was." | "Le calcul s’est interrompu : {message}. Il a été relancé ; votre planning est intact.";
    solver_silent: "The solver no longer answered. It was started again; your plan is as it was." | "Le calcul ne répondait plus. Il a été relancé ; votre planning est intact.";
    solver_cannot_start(message: &str): "The solver cannot be started: {message}. Your plan is as it was." | "Le calcul ne peut pas démarrer : {message}. Votre planning est intact.";
    solver_other_version: "The page and its solver are of different versions. Reload the page; your plan is saved." | "La page et son calcul sont de versions différentes. Rechargez la page ; votre planning est enregistré.";
    solve_again: "Solve again" | "Recalculer";
    start_solver: "Start the solver" | "Démarrer le calcul";
    reload: "Reload the page" | "Recharger la page";

    // When the page itself stops.
    stopped: "The application stopped." | "L’application s’est arrêtée.";
    stopped_saved: "Your plan is saved." | "Votre planning est enregistré.";
    stopped_unsaved: "Your last changes may not be saved: download your plan first." | "Vos dernières modifications ne sont peut-être pas enregistrées : téléchargez d’abord votre planning.";
    stopped_details: "What happened, for the people who make Relais" | "Ce qui s’est passé, pour celles et ceux qui font Relais";
}
