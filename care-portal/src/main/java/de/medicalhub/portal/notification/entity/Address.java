package de.medicalhub.portal.notification.entity;

/**
 * Where somebody is reached.
 *
 * @param address e-mail address or telephone number
 * @param verified whether its owner has entered the code that was sent there
 */
public record Address(Channel channel, String address, boolean verified) {}
