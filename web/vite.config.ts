import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './worker-plugin.ts'

// The floor is what the domestic desktop browsers of agencies are built on.
const browsers = ['chrome105', 'firefox115', 'safari16']

export default defineConfig({
  base: '/office/',
  plugins: [react(), serviceWorker()],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 105 << 16 } } },
  build: { target: browsers, chunkSizeWarningLimit: 900 },
  server: {
    port: 5173,
    proxy: {
      '/api': process.env['ZHAOFA_API'] ?? 'http://127.0.0.1:8080',
      '/log': process.env['ZHAOFA_API'] ?? 'http://127.0.0.1:8080',
    },
  },
})
