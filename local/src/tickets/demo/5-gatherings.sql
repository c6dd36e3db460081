-- Festivals, meetings, sport and villages: day passes with codes, questions of every kind, exact figures,
-- payment by transfer only, nothing to pay at all.

select pg_temp.event('rives-sonores-avignon', 'festival',
    fr => 'Festival Rives sonores', en => 'Rives Sonores festival',
    fr_summary => 'Trois jours de musiques du Sud sur l’île de la Barthelasse, face aux remparts d’Avignon. À la journée ou en pass.',
    en_summary => 'Three days of music from the South on the Barthelasse island, facing the walls of Avignon. By the day or with a pass.',
    fr_description => '
        Deux scènes sous les platanes, une troisième sur le Rhône : trente groupes venus de Marseille, d’Oran, de Naples et de
        Thessalonique, du soir jusqu’au milieu de la nuit.

        ## Trois jours

        - **Vendredi** : les fanfares
        - **Samedi** : les voix
        - **Dimanche** : la danse

        Le pass donne accès aux trois jours ; le camping se prend avec lui.

        ## Sur l’île

        Une navette fluviale part du pont toutes les vingt minutes ; sinon, le [plan de la ville](https://www.avignon.fr/) indique le
        chemin de halage. Gourdes bienvenues, verre *interdit*. Les moins de douze ans entrent gratuitement avec un adulte.',
    en_description => '
        Two stages under the plane trees and a third on the Rhône: thirty bands from Marseille, Oran, Naples and Thessaloniki, from the
        evening until the middle of the night.

        ## Three days

        - **Friday**: the brass bands
        - **Saturday**: the voices
        - **Sunday**: dancing

        The pass is for all three days; camping is booked with it.

        ## On the island

        A river shuttle leaves from the bridge every twenty minutes; the [map of the town](https://www.avignon.fr/) shows the towpath.
        Bring a bottle, but *no glass*. Under twelves enter free with an adult.',
    maximum_places => 12);
update events set image_url = '/demo/rives-sonores.webp' where event_id = pg_temp.id('rives-sonores-avignon');
select pg_temp.occurrence('rives-sonores-avignon', day, 'ile', pg_temp.in_july(5, '17:00') + (day - 1) * interval '1 day', '8 hours', doors_before => '30 minutes')
from generate_series(1, 3) as day
order by day;
select pg_temp.occurrence('rives-sonores-avignon', 4, 'ile', pg_temp.in_july(5, '17:00'), '2 days 8 hours', doors_before => '30 minutes');
select pg_temp.pool('rives-sonores-avignon', 'day', 2200, occurrence => day) from generate_series(1, 3) as day;
select pg_temp.pool('rives-sonores-avignon', 'pass', 1800, occurrence => 4);
select pg_temp.pool('rives-sonores-avignon', 'camping', 300, occurrence => 4);
select pg_temp.product('rives-sonores-avignon', 'day', 'Journée', 'Day ticket', 550,
    fr_description => 'Entrée pour la date choisie.', en_description => 'Entry on the date of your choice.');
select pg_temp.rate('rives-sonores-avignon', 'day', 'regular', 'Plein tarif', 'Regular', 3500, '{day}');
select pg_temp.rate('rives-sonores-avignon', 'day', 'under-18', '12 à 17 ans', 'Aged 12 to 17', 2000, '{day}', audience => 'under-18');
select pg_temp.rate('rives-sonores-avignon', 'day', 'press', 'Presse', 'Press', 0, '{day}', audience => 'press', needs_code => true, maximum => 2);
select pg_temp.product('rives-sonores-avignon', 'pass', 'Pass trois jours', 'Three-day pass', 550,
    fr_description => 'Vendredi, samedi et dimanche.', en_description => 'Friday, Saturday and Sunday.');
select pg_temp.rate('rives-sonores-avignon', 'pass', 'early', 'Prévente', 'Early bird', 7500, '{pass}', sale_until => pg_temp.in_days(21, '20:00'));
select pg_temp.rate('rives-sonores-avignon', 'pass', 'regular', 'Plein tarif', 'Regular', 8900, '{pass}', sale_from => pg_temp.in_days(21, '20:00'));
select pg_temp.product('rives-sonores-avignon', 'camping', 'Camping', 'Camping', 1000, kind => 'addon',
    fr_description => 'Une tente de deux personnes, trois nuits.', en_description => 'One tent for two, three nights.');
select pg_temp.rate('rives-sonores-avignon', 'camping', 'tent', 'Emplacement', 'Pitch', 3000, '{camping}', maximum => 3);
select pg_temp.code('rives-sonores-avignon', 'DEMO-PRESSE', 'unlock', rates => '{day/press}');
select pg_temp.code('rives-sonores-avignon', 'ETE20', 'percentage', 2000);
select pg_temp.code('rives-sonores-avignon', 'MOINS5', 'fixed', 500);
select pg_temp.code('rives-sonores-avignon', 'UNE-FOIS', 'percentage', 5000, rates => '{day/regular}', uses => 1);

select pg_temp.event('rencontre-rust-postgresql-lille', 'community',
    fr => 'Rencontre Rust et PostgreSQL', en => 'Rust and PostgreSQL meetup',
    fr_summary => 'Deux exposés, des pizzas et le temps de discuter, à Lille. Entrée libre sur inscription.',
    en_summary => 'Two talks, pizza and time to chat in Lille. Free, but please register.',
    fr_description => '
        ## Au programme

        1. **Des verrous sans interblocage**, par Yasmine Delattre : pourquoi `select … for update` prend les lignes dans l’ordre qui lui
           plaît.
        2. **Un service qui démarre en dix millisecondes**, par Piet Vanackere.

        Chaque exposé dure trente minutes, questions comprises.

        ## Avant de venir

        Débutantes et débutants bienvenus. La salle est de plain-pied, et le
        [code de conduite de Rust](https://www.rust-lang.org/fr/policies/code-of-conduct) s’applique.',
    en_description => '
        ## Programme

        1. **Locks without deadlocks**, by Yasmine Delattre: why `select … for update` takes rows in whatever order it likes.
        2. **A service that starts in ten milliseconds**, by Piet Vanackere.

        Each talk takes thirty minutes including questions. In French; slides in English.

        ## Before you come

        Beginners are welcome. The room is step-free, and [Rust’s code of conduct](https://www.rust-lang.org/policies/code-of-conduct)
        applies.',
    payment_methods => '{}', maximum_places => 4);
select pg_temp.occurrence('rencontre-rust-postgresql-lille', 1, 'grand-hangar', pg_temp.on_weekday(4, 10, '18:30'), '3 hours', doors_before => '30 minutes');
select pg_temp.pool('rencontre-rust-postgresql-lille', 'room', 80);
select pg_temp.product('rencontre-rust-postgresql-lille', 'entry', 'Inscription', 'Registration', 0);
select pg_temp.rate('rencontre-rust-postgresql-lille', 'entry', 'free', 'Gratuit', 'Free', 0, '{room}', maximum => 4);
select pg_temp.question('rencontre-rust-postgresql-lille', 'heard', 'order', 'choice', 'Comment avez-vous connu la rencontre ?', 'How did you hear of the meetup?',
    options => '{friend,Par une connaissance,From somebody I know,network,Sur un réseau social,On a social network,search,Par une recherche,From a search,other,Autrement,Otherwise}');
select pg_temp.question('rencontre-rust-postgresql-lille', 'heard-otherwise', 'order', 'text', 'Dites-nous comment', 'Tell us how',
    maximum_length => 200, asked_if => 'heard', equals => '"other"');
select pg_temp.question('rencontre-rust-postgresql-lille', 'pizza', 'attendee', 'boolean', 'Mangerez-vous avec nous ?', 'Will you eat with us?',
    fr_help => 'La pizza est offerte.', en_help => 'The pizza is on us.');
select pg_temp.question('rencontre-rust-postgresql-lille', 'diet', 'attendee', 'choices', 'Que ne mangez-vous pas ?', 'What do you not eat?',
    options => '{meat,Viande,Meat,pork,Porc,Pork,milk,Lait,Milk,gluten,Gluten,Gluten}', asked_if => 'pizza', equals => 'true');
select pg_temp.question('rencontre-rust-postgresql-lille', 'years', 'attendee', 'number', 'Depuis combien d’années programmez-vous ?', 'For how many years have you been programming?',
    fr_help => 'Zéro est une bonne réponse.', en_help => 'Zero is a good answer.', minimum => 0, maximum => 60);

select pg_temp.event('communs-numeriques-paris', 'conference',
    fr => 'Rencontres des communs numériques', en => 'Digital Commons Days',
    fr_summary => 'Une journée à Paris pour celles et ceux qui font vivre le logiciel libre dans le service public.',
    en_summary => 'A day in Paris for those who keep free software alive in the public service.',
    fr_description => '
        Le matin, des retours d’expérience : une région qui mutualise ses outils, un hôpital qui publie les siens, une commune de deux
        mille habitants qui contribue. L’après-midi, huit ateliers au choix, des licences à la maintenance.

        Le déjeuner est compris. Les prix sont indiqués toutes taxes comprises ; la facture est envoyée avec les billets.',
    en_description => '
        In the morning, experience: a region that shares its tools, a hospital that publishes its own, a town of two thousand that
        contributes. In the afternoon, eight workshops to choose from, from licences to maintenance.

        Lunch is included. Prices include VAT; the invoice comes with the tickets.',
    cancellable_until_hours => 240);
select pg_temp.occurrence('communs-numeriques-paris', 1, 'cite', pg_temp.on_weekday(2, 68, '09:00'), '9 hours', doors_before => '45 minutes');
select pg_temp.pool('communs-numeriques-paris', 'seats', 350);
select pg_temp.pool('communs-numeriques-paris', 'dinner', 90);
select pg_temp.product('communs-numeriques-paris', 'day', 'Journée', 'Day', 2000, fr_description => 'Déjeuner et pauses compris.', en_description => 'Lunch and breaks included.');
select pg_temp.rate('communs-numeriques-paris', 'day', 'early', 'Tarif anticipé', 'Early bird', 14400, '{seats}', sale_until => pg_temp.in_days(30, '23:59'));
select pg_temp.rate('communs-numeriques-paris', 'day', 'regular', 'Plein tarif', 'Regular', 19200, '{seats}', sale_from => pg_temp.in_days(30, '23:59'));
select pg_temp.rate('communs-numeriques-paris', 'day', 'independent', 'Association ou indépendant', 'Association or self-employed', 7200, '{seats}', audience => 'independent');
select pg_temp.rate('communs-numeriques-paris', 'day', 'student', 'Étudiant', 'Student', 2400, '{seats}', audience => 'student', maximum => 1);
select pg_temp.product('communs-numeriques-paris', 'dinner', 'Dîner des intervenants', 'Speakers’ dinner', 1000, kind => 'addon');
select pg_temp.rate('communs-numeriques-paris', 'dinner', 'dinner', 'Par personne', 'Per person', 4500, '{dinner}');
select pg_temp.question('communs-numeriques-paris', 'invoice', 'order', 'boolean', 'Faut-il une facture au nom d’une organisation ?', 'Do you need an invoice in the name of an organisation?');
select pg_temp.question('communs-numeriques-paris', 'company', 'order', 'text', 'Nom de l’organisation', 'Name of the organisation', required => true,
    maximum_length => 120, asked_if => 'invoice', equals => 'true');
select pg_temp.question('communs-numeriques-paris', 'vat-number', 'order', 'text', 'Numéro de TVA intracommunautaire', 'VAT number',
    fr_help => 'Par exemple FR 12 345678901.', en_help => 'For example FR 12 345678901.', maximum_length => 20, asked_if => 'invoice', equals => 'true');
select pg_temp.question('communs-numeriques-paris', 'workshop', 'attendee', 'choice', 'Atelier de l’après-midi', 'Afternoon workshop', required => true,
    options => '{licences,Choisir une licence,Choosing a licence,maintenance,Faire durer un projet,Keeping a project alive,procurement,Acheter du libre,Buying free software}', products => '{day}');

select pg_temp.event('forez-estuaire-saint-etienne', 'sport',
    fr => 'Football : US Forez – FC Estuaire', en => 'Football: US Forez v FC Estuaire',
    fr_summary => 'Huitième de finale de la coupe régionale au stade des Mineurs, à Saint-Étienne.',
    en_summary => 'Last sixteen of the regional cup at the Stade des Mineurs in Saint-Étienne.',
    fr_description => '
        Le Forez a sorti deux favoris, l’Estuaire n’a pas perdu depuis septembre : il n’y aura pas de match retour. Prolongations et
        tirs au but en cas d’égalité.

        La tribune Nord est celle des chants, la tribune Sud celle des familles. Les supporters visiteurs ont leur parcage, avec une
        entrée séparée. Les sacs de plus de dix litres restent dehors.',
    en_description => '
        Forez have knocked out two favourites and Estuaire have not lost since September: there is no second leg. Extra time and
        penalties if it is a draw.

        The north stand sings, the south stand is for families. Visiting supporters have their own section with a separate entrance.
        Bags larger than ten litres stay outside.',
    payment_methods => '{demo}');
select pg_temp.occurrence('forez-estuaire-saint-etienne', 1, 'stade', pg_temp.on_weekday(7, 15, '15:00'), '2 hours', doors_before => '75 minutes');
select pg_temp.pool('forez-estuaire-saint-etienne', 'north', 2400);
select pg_temp.pool('forez-estuaire-saint-etienne', 'south', 3100);
select pg_temp.pool('forez-estuaire-saint-etienne', 'visitors', 350);
select pg_temp.product('forez-estuaire-saint-etienne', 'north', 'Tribune Nord', 'North stand', 550);
select pg_temp.rate('forez-estuaire-saint-etienne', 'north', 'regular', 'Plein tarif', 'Regular', 1200, '{north}');
select pg_temp.rate('forez-estuaire-saint-etienne', 'north', 'under-16', 'Moins de 16 ans', 'Under 16', 500, '{north}', audience => 'under-16');
select pg_temp.product('forez-estuaire-saint-etienne', 'south', 'Tribune Sud', 'South stand', 550);
select pg_temp.rate('forez-estuaire-saint-etienne', 'south', 'regular', 'Plein tarif', 'Regular', 1800, '{south}');
select pg_temp.rate('forez-estuaire-saint-etienne', 'south', 'under-16', 'Moins de 16 ans', 'Under 16', 700, '{south}', audience => 'under-16');
select pg_temp.product('forez-estuaire-saint-etienne', 'visitors', 'Parcage visiteurs', 'Visitors’ section', 550);
select pg_temp.rate('forez-estuaire-saint-etienne', 'visitors', 'regular', 'Tarif unique', 'Single price', 1000, '{visitors}', maximum => 4);

select pg_temp.event('trail-des-balcons-annecy', 'sport',
    fr => 'Trail des Balcons du lac', en => 'Lake Balconies trail run',
    fr_summary => 'Dix ou vingt-cinq kilomètres au-dessus du lac d’Annecy, ravitaillements compris.',
    en_summary => 'Ten or twenty-five kilometres above the lake of Annecy, refreshments included.',
    fr_description => '
        Le départ se donne au bord de l’eau, l’arrivée aussi ; entre les deux, du sentier, des racines et cinq belvédères. Barrière
        horaire au vingtième kilomètre.

        Le dossard se retire le jour même à partir de six heures et demie. Chaque coureur indique sa date de naissance ; le grand
        parcours est ouvert à partir de dix-huit ans.',
    en_description => '
        The start is by the water and so is the finish; in between there are paths, roots and five viewpoints. There is a cut-off time at
        the twentieth kilometre.

        Collect your number on the day from half past six. Every runner gives a date of birth; the long course is for those aged eighteen
        and over.',
    cancellable_until_hours => 336, cancellation_fee_basis_points => 2000);
select pg_temp.occurrence('trail-des-balcons-annecy', 1, 'lac', pg_temp.on_weekday(7, 95, '08:00'), '7 hours', doors_before => '90 minutes');
select pg_temp.pool('trail-des-balcons-annecy', 'short', 500);
select pg_temp.pool('trail-des-balcons-annecy', 'long', 300);
select pg_temp.product('trail-des-balcons-annecy', 'short', 'Parcours de 10 km', '10 km course', 2000);
select pg_temp.rate('trail-des-balcons-annecy', 'short', 'regular', 'Inscription', 'Entry', 1800, '{short}');
select pg_temp.product('trail-des-balcons-annecy', 'long', 'Parcours de 25 km', '25 km course', 2000);
select pg_temp.rate('trail-des-balcons-annecy', 'long', 'regular', 'Inscription', 'Entry', 3200, '{long}');
select pg_temp.question('trail-des-balcons-annecy', 'birth', 'attendee', 'date', 'Date de naissance', 'Date of birth', required => true);
select pg_temp.question('trail-des-balcons-annecy', 'shirt', 'attendee', 'choice', 'Taille du maillot', 'Shirt size', required => true,
    options => '{s,S,S,m,M,M,l,L,L,xl,XL,XL}');
select pg_temp.question('trail-des-balcons-annecy', 'expected', 'attendee', 'number', 'Temps visé, en minutes', 'Expected time in minutes',
    minimum => 120, maximum => 420, products => '{long}');
select pg_temp.question('trail-des-balcons-annecy', 'emergency', 'attendee', 'text', 'Personne à prévenir et son numéro', 'Person to call in an emergency', required => true,
    maximum_length => 120, products => '{long}');

select pg_temp.event('fete-des-moissons-mirmande', 'community',
    fr => 'Fête des moissons de Mirmande', en => 'Mirmande harvest fête',
    fr_summary => 'Grande tablée, bal et feu de joie sur la place du village. Repas sur réservation, entrée libre.',
    en_summary => 'A long table, dancing and a bonfire on the village square. Book the meal; entry is free.',
    fr_description => '
        À midi, la pétanque ; à sept heures, la grande tablée ; à dix, le bal avec les Accordéons du Rhône ; à minuit, le feu. Comme
        chaque été depuis 1922, ou presque.

        L’entrée est libre mais l’inscription nous aide à compter les bancs. Le repas se réserve : caillette, ravioles, picodon, pêches.
        Le comité des fêtes ne prend que les virements.',
    en_description => '
        At noon, pétanque; at seven, the long table; at ten, dancing with the Accordéons du Rhône; at midnight, the fire. As every summer
        since 1922, or nearly.

        Entry is free, but registering helps us to count the benches. Please book the meal: caillette, ravioles, picodon cheese, peaches.
        The committee only takes bank transfers.',
    payment_methods => '{offline}', maximum_places => 20);
select pg_temp.occurrence('fete-des-moissons-mirmande', 1, 'mirmande', pg_temp.in_july(6, '12:00') + interval '14 days', '13 hours');
select pg_temp.pool('fete-des-moissons-mirmande', 'square', 800);
select pg_temp.pool('fete-des-moissons-mirmande', 'meals', 240);
select pg_temp.product('fete-des-moissons-mirmande', 'entry', 'Entrée libre', 'Free entry', 0);
select pg_temp.rate('fete-des-moissons-mirmande', 'entry', 'free', 'Gratuit', 'Free', 0, '{square}', maximum => 20);
select pg_temp.product('fete-des-moissons-mirmande', 'meal', 'Repas', 'Meal', 0);
select pg_temp.rate('fete-des-moissons-mirmande', 'meal', 'adult', 'Adulte', 'Adult', 1500, '{square,meals}', maximum => 20);
select pg_temp.rate('fete-des-moissons-mirmande', 'meal', 'child', 'Enfant', 'Child', 800, '{square,meals}', audience => 'child', maximum => 20);

select pg_temp.event('lumieres-du-nord-liege', 'exhibition',
    fr => 'Lumières du Nord', en => 'Northern Lights',
    fr_summary => 'Installations de verre et de néon au Musée de la Lumière, à Liège. Entrée par créneau d’une heure et demie.',
    en_summary => 'Installations of glass and neon at the Musée de la Lumière in Liège. Entry by slots of an hour and a half.',
    fr_description => '
        Sept salles plongées dans le noir, une seule œuvre dans chacune. Les verriers de Liège et les artistes de Tromsø ont travaillé
        deux ans ensemble à faire tenir une aurore boréale dans une pièce.

        Pour que chacun ait la place de regarder, vingt-quatre personnes entrent à la fois. Le nombre de places restantes s’affiche pour
        chaque créneau.',
    en_description => '
        Seven dark rooms with a single work in each. The glass makers of Liège and artists from Tromsø worked together for two years to
        make an aurora fit into a room.

        So that everyone has room to look, twenty-four people enter at a time. The number of places left is shown for every slot.',
    availability_shown => 'exact', cancellable_until_hours => 24);
select pg_temp.occurrence('lumieres-du-nord-liege', 3 * day + slot, 'musee', pg_temp.in_days(2 + day, '10:00') + (slot - 1) * interval '2 hours 30 minutes', '90 minutes')
from generate_series(0, 7) as day, generate_series(1, 3) as slot
order by day, slot;
select pg_temp.pool('lumieres-du-nord-liege', 'slot', 24);
select pg_temp.pool('lumieres-du-nord-liege', 'guides', 12);
select pg_temp.product('lumieres-du-nord-liege', 'entry', 'Entrée', 'Entry', 600);
select pg_temp.rate('lumieres-du-nord-liege', 'entry', 'regular', 'Plein tarif', 'Regular', 1300, '{slot}');
select pg_temp.rate('lumieres-du-nord-liege', 'entry', 'under-26', 'Moins de 26 ans', 'Under 26', 700, '{slot}', audience => 'under-26');
select pg_temp.product('lumieres-du-nord-liege', 'guide', 'Audioguide', 'Audio guide', 2100, kind => 'addon');
select pg_temp.rate('lumieres-du-nord-liege', 'guide', 'one', 'Par appareil', 'Per device', 300, '{guides}');
