package de.medicalhub.portal.identity;

/**
 * Somebody has signed out; told just before the session ends.
 *
 * @param session the id of the session that ends
 */
public record SignedOut(String session) {}
