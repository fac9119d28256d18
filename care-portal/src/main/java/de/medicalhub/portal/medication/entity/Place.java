package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * Where in a plan.
 *
 * @param element name in the XML, such as M
 * @param attribute name in the XML, such as du; empty where the whole element is meant
 * @param section from 1; 0 outside of sections
 * @param line within the section, from 1; 0 outside of lines
 */
public record Place(String element, String attribute, int section, int line) implements Serializable {

    public static Place of(String element, String attribute) {
        return new Place(element, attribute, 0, 0);
    }

    public Place at(String other) {
        return new Place(element, other, section, line);
    }
}
