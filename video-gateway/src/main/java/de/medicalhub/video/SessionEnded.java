package de.medicalhub.video;

/**
 * Somebody with an account has signed out.
 *
 * @param session id of the HTTP session that ends with it
 */
public record SessionEnded(String session) {}
