-- Music: a large hall with two pools and parking, a club that is sold out, a choir not yet on sale,
-- tables of four, a night without figures, prices to choose from.

select pg_temp.event('maree-haute-villeurbanne', 'concert',
    fr => 'Marée haute en concert', en => 'High Tide in concert',
    fr_summary => 'La tournée anniversaire de Marée haute passe par la Grande Halle : fosse debout ou gradins assis, aux portes de Lyon.',
    en_summary => 'High Tide bring their anniversary tour to the Grande Halle, just outside Lyon: standing floor or seated stands.',
    fr_description => '
        Dix ans après leur premier disque enregistré dans une criée désaffectée, les cinq de **Marée haute** reprennent la route avec un
        spectacle de deux heures et demie : les chansons que tout le monde connaît, celles du nouvel album *Basse mer*, et un quatuor
        de cuivres venu de Saint-Nazaire.

        ## La soirée

        | Heure | Scène |
        | --- | --- |
        | 18 h 30 | Ouverture des portes |
        | 20 h | **Sel de Guérande**, duo électrique |
        | 21 h | **Marée haute** |

        ## Fosse ou gradins

        - La **fosse** est debout et non numérotée : on y arrive tôt si l’on veut voir les musiciens de près.
        - Les **gradins** sont assis, en placement libre, avec une vue dégagée sur toute la scène.
        - Les personnes à mobilité réduite sont accueillies sur une plateforme ;
          [écrivez-nous](mailto:billetterie@parvis.example) et nous vous réservons l’accès.

        ## Venir

        La Grande Halle est à dix minutes à pied du métro Gratte-Ciel ([horaires des TCL](https://www.tcl.fr/)) ; le parking compte quatre
        cents places et se réserve avec les billets.',
    en_description => '
        Ten years after a first record made in a disused fish market, the five of **High Tide** are on the road again with a show of two
        and a half hours: the songs everybody knows, those of the new album *Low Water*, and a brass quartet from Saint-Nazaire.

        ## The evening

        | Time | Stage |
        | --- | --- |
        | 6.30 pm | Doors open |
        | 8 pm | **Sel de Guérande**, an electric duo |
        | 9 pm | **High Tide** |

        ## Floor or stands

        - The **floor** is standing and unnumbered, so come early if you want to be close.
        - The **stands** are seated, first come, first seated, with a clear view of the whole stage.
        - There is a platform for wheelchair users; [write to us](mailto:billetterie@parvis.example) and we keep the access free
          for you.

        ## Getting here

        The Grande Halle is ten minutes on foot from the Gratte-Ciel underground station ([timetables](https://www.tcl.fr/)); the car park
        has four hundred spaces, which are booked together with the tickets.');
update events set image_url = '/demo/maree-haute.webp' where event_id = pg_temp.id('maree-haute-villeurbanne');
select pg_temp.occurrence('maree-haute-villeurbanne', 1, 'grande-halle', pg_temp.on_weekday(6, 40, '20:00'), '3 hours', doors_before => '90 minutes');
select pg_temp.pool('maree-haute-villeurbanne', 'floor', 3500);
select pg_temp.pool('maree-haute-villeurbanne', 'stands', 1500);
select pg_temp.pool('maree-haute-villeurbanne', 'parking', 400);
select pg_temp.product('maree-haute-villeurbanne', 'floor', 'Fosse', 'Floor', 550,
    fr_description => 'Debout, non numéroté.', en_description => 'Standing, unnumbered.');
select pg_temp.rate('maree-haute-villeurbanne', 'floor', 'early', 'Prévente', 'Early bird', 2900, '{floor}', sale_until => pg_temp.in_days(14, '23:59'));
select pg_temp.rate('maree-haute-villeurbanne', 'floor', 'regular', 'Plein tarif', 'Regular', 3500, '{floor}', sale_from => pg_temp.in_days(14, '23:59'));
select pg_temp.rate('maree-haute-villeurbanne', 'floor', 'student', 'Étudiant', 'Student', 2400, '{floor}', audience => 'student', maximum => 2);
select pg_temp.product('maree-haute-villeurbanne', 'stands', 'Gradins', 'Stands', 550,
    fr_description => 'Assis, placement libre.', en_description => 'Seated, unnumbered.');
select pg_temp.rate('maree-haute-villeurbanne', 'stands', 'early', 'Prévente', 'Early bird', 3900, '{stands}', sale_until => pg_temp.in_days(14, '23:59'));
select pg_temp.rate('maree-haute-villeurbanne', 'stands', 'regular', 'Plein tarif', 'Regular', 4500, '{stands}', sale_from => pg_temp.in_days(14, '23:59'));
select pg_temp.rate('maree-haute-villeurbanne', 'stands', 'student', 'Étudiant', 'Student', 3400, '{stands}', audience => 'student', maximum => 2);
select pg_temp.product('maree-haute-villeurbanne', 'parking', 'Parking', 'Car park', 2000, kind => 'addon',
    fr_description => 'Une place de voiture, de 18 h à 1 h.', en_description => 'Space for one car, from 6 pm to 1 am.');
select pg_temp.rate('maree-haute-villeurbanne', 'parking', 'car', 'Voiture', 'Car', 800, '{parking}', maximum => 2);

select pg_temp.event('trio-lumen-grenoble', 'concert',
    fr => 'Trio Lumen, soirée jazz', en => 'Trio Lumen, a jazz evening',
    fr_summary => 'Piano, contrebasse, batterie : trente places dans une cave voûtée du vieux Grenoble.',
    en_summary => 'Piano, double bass, drums: thirty seats in a vaulted cellar of old Grenoble.',
    fr_description => '
        Le trio joue sans sonorisation, à deux mètres du premier rang. Le répertoire se décide le soir même, entre standards et
        compositions du pianiste.

        La cave est fraîche en toute saison : prenez un pull. Un verre est compris dans le billet.',
    en_description => '
        The trio plays without amplification, two metres from the first row. The programme is decided on the evening, between
        standards and the pianist’s own pieces.

        The cellar is cool all year round, so bring a jumper. The ticket includes a drink.');
select pg_temp.occurrence('trio-lumen-grenoble', 1, 'cave', pg_temp.on_weekday(5, 12, '20:30'), '2 hours', doors_before => '30 minutes');
select pg_temp.pool('trio-lumen-grenoble', 'cellar', 30);
select pg_temp.product('trio-lumen-grenoble', 'entry', 'Entrée avec un verre', 'Entry with a drink', 550);
select pg_temp.rate('trio-lumen-grenoble', 'entry', 'regular', 'Plein tarif', 'Regular', 2200, '{cellar}');
select pg_temp.rate('trio-lumen-grenoble', 'entry', 'reduced', 'Tarif réduit', 'Reduced', 1500, '{cellar}', audience => 'reduced');

select pg_temp.event('requiem-strasbourg', 'concert',
    fr => 'Requiem de Fauré par le chœur Saint-Luc', en => 'Fauré’s Requiem with the Saint-Luc choir',
    fr_summary => 'Quatre-vingts choristes et l’orchestre des Deux-Rives sous les voûtes de Saint-Luc, à Strasbourg.',
    en_summary => 'Eighty singers and the Deux-Rives orchestra under the vaults of Saint-Luc in Strasbourg.',
    fr_description => '
        Le *Requiem* de Gabriel Fauré dans sa version de 1893, précédé du *Cantique de Jean Racine* et de deux motets de la jeune
        compositrice strasbourgeoise Odile Wencker.

        La billetterie ouvre dans quelques jours, à dix heures précises. Les premiers rangs sont réservés aux personnes malentendantes,
        la boucle magnétique couvre toute la nef.',
    en_description => '
        Gabriel Fauré’s *Requiem* in its version of 1893, preceded by the *Cantique de Jean Racine* and two motets by the young
        Strasbourg composer Odile Wencker.

        Tickets go on sale in a few days, at ten o’clock sharp. The first rows are kept for people who are hard of hearing; the
        induction loop covers the whole nave.');
select pg_temp.occurrence('requiem-strasbourg', 1, 'saint-luc', pg_temp.on_weekday(7, 50, '17:00'), '90 minutes', doors_before => '45 minutes');
select pg_temp.pool('requiem-strasbourg', 'nave', 450);
select pg_temp.product('requiem-strasbourg', 'nave', 'Nef', 'Nave', 550, fr_description => 'Placement libre.', en_description => 'Unnumbered.');
select pg_temp.rate('requiem-strasbourg', 'nave', 'regular', 'Plein tarif', 'Regular', 2500, '{nave}', sale_from => pg_temp.in_days(5, '10:00'));
select pg_temp.rate('requiem-strasbourg', 'nave', 'under-26', 'Moins de 26 ans', 'Under 26', 1000, '{nave}', audience => 'under-26', sale_from => pg_temp.in_days(5, '10:00'));

select pg_temp.event('diner-swing-bordeaux', 'concert',
    fr => 'Dîner swing aux Bassins', en => 'Swing dinner at the docks',
    fr_summary => 'Un orchestre de douze musiciens, un menu de saison et une piste de danse, à Bordeaux. À la place ou par table de quatre.',
    en_summary => 'A band of twelve, a seasonal menu and a dance floor in Bordeaux. By the seat or by the table of four.',
    fr_description => '
        Le chai se change en salle de bal : le grand orchestre Quai Sud joue de Basie à Ellington pendant que la cuisine sert un menu en
        trois temps. La piste ouvre avec le dessert.

        Une table de quatre revient moins cher que quatre places et vous garantit d’être ensemble. Un menu végétarien est prévu ; dites-le
        simplement en arrivant.',
    en_description => '
        The wine warehouse becomes a ballroom: the Quai Sud big band plays from Basie to Ellington while the kitchen serves a menu in
        three courses. The dance floor opens with dessert.

        A table of four costs less than four seats and makes sure that you sit together. There is a vegetarian menu; just say so when
        you arrive.');
select pg_temp.occurrence('diner-swing-bordeaux', 1, 'chai', pg_temp.on_weekday(5, 26, '19:30'), '5 hours', doors_before => '30 minutes');
select pg_temp.pool('diner-swing-bordeaux', 'seats', 160);
select pg_temp.product('diner-swing-bordeaux', 'dinner', 'Dîner et concert', 'Dinner and concert', 1000);
select pg_temp.rate('diner-swing-bordeaux', 'dinner', 'seat', 'Une place', 'One seat', 6500, '{seats}');
select pg_temp.rate('diner-swing-bordeaux', 'dinner', 'table', 'Table de quatre', 'Table of four', 24000, '{seats}', units => 4, audience => 'table', maximum => 5);

select pg_temp.event('nuit-phosphore-lyon', 'concert',
    fr => 'Nuit Phosphore', en => 'Phosphore Night',
    fr_summary => 'Techno et lumières jusqu’à l’aube dans un entrepôt des quais de Saône, à Lyon. Réservé aux majeurs.',
    en_summary => 'Techno and light until dawn in a warehouse on the Saône in Lyon. For adults only.',
    fr_description => '
        Trois platines, un mur de lumière conçu par le collectif Aurore Boréale et une terrasse au bord de l’eau pour reprendre son
        souffle. Avec **Kaolin**, **Vera Tuff** et un invité surprise.

        ## À savoir

        - Entrée à partir de **18 ans**, sur présentation d’une pièce d’identité.
        - Pas de réadmission après deux heures.
        - Bouchons d’oreilles et eau à volonté.',
    en_description => '
        Three decks, a wall of light by the Aurore Boréale collective and a terrace by the water to catch your breath. With **Kaolin**,
        **Vera Tuff** and a surprise guest.

        ## Good to know

        - You must be **18 or over** and show identification.
        - No re-entry after two in the morning.
        - Ear plugs and water are free.',
    payment_methods => '{demo}', availability_shown => 'hidden');
update events set refund_policy = '{
    "fr": "Une entrée peut être **échangée** une fois contre celle d’une autre nuit, sur demande par e-mail.",
    "en": "An entry can be **exchanged** once for another night’s; ask by e-mail."
}' where slug = 'nuit-phosphore-lyon';
select pg_temp.occurrence('nuit-phosphore-lyon', 1, 'entrepot', pg_temp.on_weekday(6, 9, '23:00'), '7 hours', doors_before => '30 minutes');
select pg_temp.pool('nuit-phosphore-lyon', 'warehouse', 900);
select pg_temp.product('nuit-phosphore-lyon', 'entry', 'Entrée', 'Entry', 550);
select pg_temp.rate('nuit-phosphore-lyon', 'entry', 'regular', 'Prévente', 'Advance', 1800, '{warehouse}', maximum => 6);

select pg_temp.event('baroque-aux-chandelles-mons', 'concert',
    fr => 'Baroque aux chandelles', en => 'Baroque by candlelight',
    fr_summary => 'Marais, Couperin et Sainte-Colombe à la lueur de trois cents bougies, à Mons. Trois prix, au choix de chacun.',
    en_summary => 'Marais, Couperin and Sainte-Colombe by the light of three hundred candles in Mons. Three prices, choose your own.',
    fr_description => '
        Deux violes de gambe, un théorbe et un clavecin : la musique que l’on jouait le soir chez soi, dans une collégiale où l’on
        n’allume pour une fois aucune lampe.

        Le prix solidaire ne demande aucun justificatif. Le prix de soutien permet de le proposer. La musique est la même.',
    en_description => '
        Two viols, a theorbo and a harpsichord: the music people played at home in the evening, in a church where for once no lamp is
        lit.

        The solidarity price asks for no proof. The supporter’s price makes it possible. The music is the same.');
select pg_temp.occurrence('baroque-aux-chandelles-mons', 1, 'collegiale', pg_temp.on_weekday(6, 33, '20:00'), '80 minutes', doors_before => '30 minutes');
select pg_temp.pool('baroque-aux-chandelles-mons', 'nave', 220);
select pg_temp.product('baroque-aux-chandelles-mons', 'entry', 'Place assise', 'Seat', 600);
select pg_temp.rate('baroque-aux-chandelles-mons', 'entry', 'solidarity', 'Prix solidaire', 'Solidarity price', 600, '{nave}', audience => 'solidarity');
select pg_temp.rate('baroque-aux-chandelles-mons', 'entry', 'regular', 'Prix courant', 'Regular price', 1400, '{nave}');
select pg_temp.rate('baroque-aux-chandelles-mons', 'entry', 'support', 'Prix de soutien', 'Supporter’s price', 2500, '{nave}', audience => 'support');
