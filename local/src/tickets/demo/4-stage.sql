-- Stages: numbered seats, several dates, few places left, a circus, and an evening that is over.

select pg_temp.event('le-malade-imaginaire-bruxelles', 'theatre',
    fr => 'Le Malade imaginaire', en => 'The Imaginary Invalid',
    fr_summary => 'La dernière comédie de Molière, jouée à neuf et en costumes de ville au Théâtre de la Ruelle, à Bruxelles.',
    en_summary => 'Molière’s last comedy, played by nine in everyday clothes at the Théâtre de la Ruelle in Brussels. In French with English surtitles.',
    fr_description => '
        Argan compte ses lavements, Toinette compte ses mensonges, et Angélique voudrait seulement épouser qui elle aime. La mise en
        scène de Maud Lemaître garde chaque mot de Molière et jette les perruques : la peur d’être malade n’a pas vieilli.

        > Notre Toinette n’a pas d’âge, et notre Argan a le vôtre.
        > — *Maud Lemaître*

        ## En pratique

        1. Deux heures avec entracte.
        2. Les places sont numérotées : parterre face à la scène, balcon au-dessus.
        3. Un ascenseur mène au balcon, quatre emplacements pour fauteuils roulants se réservent par courriel.
        4. Surtitres anglais à toutes les représentations.

        Le texte se lit en ligne, [chez Wikisource](https://fr.wikisource.org/wiki/Le_Malade_imaginaire).',
    en_description => '
        Argan counts his enemas, Toinette counts her lies, and Angélique would only like to marry the man she loves. Maud Lemaître’s
        staging keeps every word of Molière and throws away the wigs: the fear of being ill has not aged.

        > Our Toinette has no age, and our Argan has yours.
        > — *Maud Lemaître*

        ## Practical

        1. Two hours with an interval.
        2. Seats are numbered: stalls facing the stage, balcony above.
        3. There is a lift to the balcony; four wheelchair spaces can be booked by e-mail.
        4. In French with English surtitles.

        The play can be read online, [on Wikisource](https://fr.wikisource.org/wiki/Le_Malade_imaginaire), in French.',
    maximum_places => 8);
update events set image_url = '/demo/le-malade-imaginaire.webp' where event_id = pg_temp.id('le-malade-imaginaire-bruxelles');
select pg_temp.occurrence('le-malade-imaginaire-bruxelles', 1, 'ruelle', pg_temp.on_weekday(4, 18, '20:00'), '2 hours 15 minutes', doors_before => '45 minutes');
select pg_temp.pool('le-malade-imaginaire-bruxelles', 'stalls', 120, numbered => true);
select pg_temp.pool('le-malade-imaginaire-bruxelles', 'balcony', 80, numbered => true);
select pg_temp.seats('le-malade-imaginaire-bruxelles', 'stalls', 'Parterre', '{A,B,C,D,E,F,G,H}', 15);
select pg_temp.seats('le-malade-imaginaire-bruxelles', 'balcony', 'Balcon', '{AA,BB,CC,DD,EE}', 16);
select pg_temp.product('le-malade-imaginaire-bruxelles', 'stalls', 'Parterre', 'Stalls', 600);
select pg_temp.rate('le-malade-imaginaire-bruxelles', 'stalls', 'regular', 'Plein tarif', 'Regular', 3200, '{stalls}');
select pg_temp.rate('le-malade-imaginaire-bruxelles', 'stalls', 'under-26', 'Moins de 26 ans', 'Under 26', 1800, '{stalls}', audience => 'under-26');
select pg_temp.product('le-malade-imaginaire-bruxelles', 'balcony', 'Balcon', 'Balcony', 600);
select pg_temp.rate('le-malade-imaginaire-bruxelles', 'balcony', 'regular', 'Plein tarif', 'Regular', 2200, '{balcony}');
select pg_temp.rate('le-malade-imaginaire-bruxelles', 'balcony', 'under-26', 'Moins de 26 ans', 'Under 26', 1200, '{balcony}', audience => 'under-26');

select pg_temp.event('le-voyage-de-plume-namur', 'theatre',
    fr => 'Le Voyage de Plume', en => 'Plume’s Journey',
    fr_summary => 'Marionnettes dès quatre ans : une plume quitte son oreiller et traverse Namur. Six représentations.',
    en_summary => 'Puppets for ages four and up: a feather leaves its pillow and crosses Namur. Six performances.',
    fr_description => '
        Plume est légère, curieuse et un peu chatouilleuse. Un courant d’air l’emmène par la fenêtre, au-dessus des toits, jusqu’à la
        Meuse. Elle rencontre un parapluie grincheux, une péniche qui rêve de la mer et un enfant qui ne dort pas.

        Cinquante minutes presque sans paroles, suivies d’un quart d’heure pour toucher les marionnettes. Les enfants s’assoient devant,
        sur des coussins.

        Un empêchement ? Annulez en ligne jusqu’à quarante-huit heures avant la représentation : nous remboursons le prix moins dix pour
        cent.',
    en_description => '
        Plume is light, curious and a little ticklish. A draught carries her out of the window, over the roofs and down to the Meuse. She
        meets a grumpy umbrella, a barge that dreams of the sea and a child who cannot sleep.

        Fifty minutes with hardly a word, then a quarter of an hour to touch the puppets. Children sit in front, on cushions.

        Cannot come after all? Cancel online until forty-eight hours before the performance and get the price back, less ten per cent.',
    cancellable_until_hours => 48, cancellation_fee_basis_points => 1000);
select pg_temp.occurrence('le-voyage-de-plume-namur', 2 * week + part, 'castelet',
    pg_temp.on_weekday(6, 7 + 7 * week, '15:00') + (part - 1) * interval '20 hours', '65 minutes', doors_before => '20 minutes')
from generate_series(0, 2) as week, generate_series(1, 2) as part
order by week, part;
select pg_temp.pool('le-voyage-de-plume-namur', 'room', 70);
select pg_temp.product('le-voyage-de-plume-namur', 'entry', 'Entrée', 'Entry', 600);
select pg_temp.rate('le-voyage-de-plume-namur', 'entry', 'child', 'Enfant (4 à 12 ans)', 'Child (4 to 12)', 700, '{room}', audience => 'child');
select pg_temp.rate('le-voyage-de-plume-namur', 'entry', 'adult', 'Adulte', 'Adult', 1000, '{room}');

select pg_temp.event('match-d-impro-marseille', 'theatre',
    fr => 'Match d’impro : Marseille contre le reste du monde', en => 'Improv match: Marseille against the rest of the world',
    fr_summary => 'Deux équipes, un arbitre, des thèmes tirés au sort et vos pantoufles pour protester. Dernières places.',
    en_summary => 'Two teams, a referee, themes drawn by lot and your slippers to throw in protest. Last seats.',
    fr_description => '
        Les règles sont simples : un thème, une durée, une contrainte, vingt secondes pour se concerter. Le public vote à chaque manche
        et l’arbitre a toujours tort.

        La salle est petite et les deux derniers matchs étaient complets. Ouverture du bar une heure avant.',
    en_description => '
        The rules are simple: a theme, a duration, a constraint and twenty seconds to confer. The audience votes after every round and the
        referee is always wrong. In French.

        The room is small and the last two matches were full. The bar opens an hour before.',
    payment_methods => '{demo}');
select pg_temp.occurrence('match-d-impro-marseille', 1, 'planche', pg_temp.on_weekday(3, 4, '20:30'), '100 minutes', doors_before => '60 minutes');
select pg_temp.pool('match-d-impro-marseille', 'room', 40);
select pg_temp.product('match-d-impro-marseille', 'entry', 'Entrée', 'Entry', 550);
select pg_temp.rate('match-d-impro-marseille', 'entry', 'regular', 'Plein tarif', 'Regular', 1200, '{room}');
select pg_temp.rate('match-d-impro-marseille', 'entry', 'reduced', 'Tarif réduit', 'Reduced', 800, '{room}', audience => 'reduced');

select pg_temp.event('cirque-bascule-rennes', 'other',
    fr => 'Cirque Bascule : Équilibres', en => 'Cirque Bascule: Balances',
    fr_summary => 'Fil, bascule et porté sous chapiteau à Rennes : huit acrobates, un orchestre, aucun animal.',
    en_summary => 'Wire, teeterboard and hand-to-hand in a big top in Rennes: eight acrobats, a band, no animals.',
    fr_description => '
        Tout penche dans ce spectacle : la piste, les chaises, le chef d’orchestre. Huit acrobates venus de Rennes, de Montréal et de
        Conakry cherchent l’équilibre et le perdent avec un plaisir évident.

        À partir de cinq ans. Le tarif tribu vaut pour quatre personnes, adultes ou enfants. Le chapiteau est chauffé.',
    en_description => '
        Everything leans in this show: the ring, the chairs, the conductor. Eight acrobats from Rennes, Montréal and Conakry look for
        balance and lose it with obvious pleasure.

        Ages five and up. The tribe rate is for four people, grown up or not. The big top is heated.');
select pg_temp.occurrence('cirque-bascule-rennes', number, 'chapiteau', pg_temp.on_weekday(5, 61, case number when 3 then '17:00' else '20:00' end::time) + (number - 1) * interval '1 day', '90 minutes', doors_before => '30 minutes')
from generate_series(1, 3) as number
order by number;
select pg_temp.pool('cirque-bascule-rennes', 'ring', 600);
select pg_temp.product('cirque-bascule-rennes', 'entry', 'Entrée', 'Entry', 550);
select pg_temp.rate('cirque-bascule-rennes', 'entry', 'regular', 'Plein tarif', 'Regular', 2600, '{ring}');
select pg_temp.rate('cirque-bascule-rennes', 'entry', 'child', 'Moins de 12 ans', 'Under 12', 1600, '{ring}', audience => 'child');
select pg_temp.rate('cirque-bascule-rennes', 'entry', 'tribe', 'Tribu (quatre personnes)', 'Tribe (four people)', 7200, '{ring}', units => 4, audience => 'tribe', maximum => 2);

select pg_temp.event('veillee-contes-tours', 'theatre',
    fr => 'Veillée de contes', en => 'An evening of tales',
    fr_summary => 'Trois conteuses, un poêle et des histoires de Loire, à Tours.',
    en_summary => 'Three storytellers, a stove and tales of the Loire in Tours.',
    fr_description => 'La veillée a eu lieu ; merci à celles et ceux qui sont venus. La prochaine se prépare.',
    en_description => 'The evening is over; thank you to everyone who came. The next one is being prepared.');
select pg_temp.occurrence('veillee-contes-tours', 1, 'veillee', pg_temp.in_days(-9, '20:00'), '2 hours');
select pg_temp.pool('veillee-contes-tours', 'room', 60);
select pg_temp.product('veillee-contes-tours', 'entry', 'Entrée', 'Entry', 550);
select pg_temp.rate('veillee-contes-tours', 'entry', 'regular', 'Tarif unique', 'Single price', 900, '{room}');
