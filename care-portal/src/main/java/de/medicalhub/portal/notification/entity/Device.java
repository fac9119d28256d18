package de.medicalhub.portal.notification.entity;

/**
 * A browser that receives web push (W3C Push API).
 *
 * @param publicKey its P-256 key, base64url
 * @param authSecret its secret of 16 bytes, base64url
 * @param label how its owner recognises it
 */
public record Device(long id, String person, String endpoint, String publicKey, String authSecret, String label) {}
