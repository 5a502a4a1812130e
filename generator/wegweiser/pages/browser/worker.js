/** The service worker. */
