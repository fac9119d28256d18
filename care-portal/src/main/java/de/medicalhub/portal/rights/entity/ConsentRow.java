package de.medicalhub.portal.rights.entity;

/**
 * One consent in words.
 *
 * @param title what for
 * @param who who may know; empty if nobody is named
 * @param consequence what ends with it
 */
public record ConsentRow(
        String id, String title, String text, String who, String since, String consequence, boolean holds) {}
