-- One organizer, who sells for many: a cooperative of stages, clubs and villages. The bank account has
-- the form of a real one and belongs to nobody, as does everything else here.

insert into organizers (organizer_id, slug, name, email, bank_account_holder, bank_account_iban, created_at)
values (pg_temp.id('organizer'), 'cooperative-du-parvis', 'Coopérative du Parvis', 'billetterie@parvis.example',
    'Coopérative du Parvis', 'FR7699999000420000027182877', now() - interval '90 days');

insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone)
select pg_temp.id(v.venue), pg_temp.id('organizer'), v.name, v.address, v.postal_code, v.city, v.country, v.latitude,
    v.longitude, case v.country when 'BE' then 'Europe/Brussels' else 'Europe/Paris' end
from (values
    ('grande-halle', 'Grande Halle des Gratte-Ciel', '12 rue de la Fonderie', '69100', 'Villeurbanne', 'FR', 45.7702, 4.8811),
    ('entrepot', 'L’Entrepôt 9', '9 quai des Péniches', '69009', 'Lyon', 'FR', 45.7748, 4.8060),
    ('ruelle', 'Théâtre de la Ruelle', 'Rue des Lanternes 14', '1000', 'Bruxelles', 'BE', 50.8467, 4.3525),
    ('grand-hangar', 'Le Grand Hangar', '3 rue du Canal', '59000', 'Lille', 'FR', 50.6292, 3.0573),
    ('cave', 'La Cave à Jazz', '21 place aux Herbes', '38000', 'Grenoble', 'FR', 45.1926, 5.7275),
    ('castelet', 'Le Castelet', 'Rue des Tanneurs 8', '5000', 'Namur', 'BE', 50.4637, 4.8671),
    ('ile', 'Île de la Barthelasse', 'Chemin des Canotiers', '84000', 'Avignon', 'FR', 43.9577, 4.8001),
    ('saint-luc', 'Église Saint-Luc', '2 rue des Orfèvres', '67000', 'Strasbourg', 'FR', 48.5839, 7.7455),
    ('planche', 'La Planche', '40 cours du Marché', '13006', 'Marseille', 'FR', 43.2935, 5.3810),
    ('chai', 'Le Chai des Bassins', '5 quai des Tonneliers', '33300', 'Bordeaux', 'FR', 44.8631, -0.5541),
    ('cite', 'Cité des Ateliers', '88 rue du Faubourg-Vert', '75011', 'Paris', 'FR', 48.8594, 2.3788),
    ('stade', 'Stade des Mineurs', '1 allée du Puits', '42000', 'Saint-Étienne', 'FR', 45.4608, 4.3900),
    ('mirmande', 'Place du Champ de Mars', 'Place du Champ de Mars', '26270', 'Mirmande', 'FR', 44.6975, 4.8383),
    ('musee', 'Musée de la Lumière', 'Quai des Verriers 30', '4020', 'Liège', 'BE', 50.6402, 5.5789),
    ('chapiteau', 'Chapiteau de la Prévalaye', 'Route de la Prévalaye', '35000', 'Rennes', 'FR', 48.0940, -1.7052),
    ('lac', 'Esplanade du lac', 'Avenue du Petit-Port', '74940', 'Annecy', 'FR', 45.8992, 6.1294),
    ('collegiale', 'Collégiale des Brasseurs', 'Rue du Beffroi 5', '7000', 'Mons', 'BE', 50.4541, 3.9523),
    ('veillee', 'Salle de la Veillée', '17 rue des Filles-de-Soie', '37000', 'Tours', 'FR', 47.3936, 0.6892)
) as v (venue, name, address, postal_code, city, country, latitude, longitude);

update organizers set
    legal_name = 'Coopérative du Parvis, SCIC à capital variable',
    address = E'7 place du Parvis\n69100 Villeurbanne\nFrance',
    registration_number = 'RCS Lyon 000 000 000 (exemple)',
    licence_numbers = '{PLATESV-D-2020-000000,PLATESV-D-2020-000001}',
    terms = jsonb_build_object(
        'fr', E'Les portes ferment au début de la représentation : les places qui ne sont pas occupées ne sont plus garanties.\n\n'
            'Les enfants de moins de trois ans entrent sans billet, sur les genoux.',
        'en', E'The doors close when the show begins: places that nobody has taken by then are no longer kept.\n\n'
            'Children under three come in without a ticket, on somebody’s lap.')
where organizer_id = pg_temp.id('organizer');
