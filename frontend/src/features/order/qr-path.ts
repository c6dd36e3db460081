/** Where the order's pages look for it; the back office draws with it too. */
export { qrPath } from '@/ui/qr-path'
