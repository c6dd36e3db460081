/**
 * What only the back office shows, on a 24 × 24 grid, drawn with a stroke of 2. Not among the storefront's: those are one
 * object, which every buyer loads.
 */
export const officeIcons = {
  home: 'M4 11l8-7 8 7v9h-5v-6h-6v6H4z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  pin: 'M12 21.5c4-4.5 7-8.2 7-12a7 7 0 0 0-14 0c0 3.8 3 7.5 7 12zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  team: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-3.5 3-5.5 7-5.5s7 2 7 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2.5.7 4 2.5 4 5.2',
  key: 'M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12l9-9M16 7l3 3',
  log: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h3',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M6 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM13 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM20 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0z',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  sort: 'M8 10l4-5 4 5M8 14l4 5 4-5',
  building: 'M5 21V4h10v17M15 9h4v12M3 21h18M8 8h4M8 12h4M8 16h4',
  bank: 'M3 10l9-6 9 6zM5 10v8M10 10v8M14 10v8M19 10v8M3 21h18',
  percent:
    'M19 5L5 19M7.5 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16.5 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  profile: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6.500 8-6.500s8 2.500 8 6.500',
  logout: 'M14 4h6v16h-6M10 8l-5 4 5 4M5 12h10',
  phone: 'M7 2h10v20H7zM11 18h2',
  eye: 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  hidden:
    'M4 4l16 16M9.5 5.8c.8-.2 1.6-.3 2.5-.3 6.5 0 10 6.5 10 6.500s-1 1.9-3 3.700M6 7.600C3.5 9.4 2 12 2 12s3.5 6.5 10 6.500c1.5 0 2.8-.3 4-.8M10 10a3 3 0 0 0 4 4',
} as const

export type OfficeIconName = keyof typeof officeIcons
