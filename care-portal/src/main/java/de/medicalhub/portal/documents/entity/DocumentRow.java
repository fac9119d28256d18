package de.medicalhub.portal.documents.entity;

/**
 * One document in a list.
 *
 * @param id of the DocumentReference
 * @param kind in words
 * @param title empty where it says nothing more than the kind
 * @param about day of the document, in words; empty if unknown
 * @param added when it was added, and by whom
 * @param openable whether its content can be fetched here
 * @param format such as "PDF, 1,2 MB"
 * @param mistake that it was entered by mistake, by whom, when and why; empty if it was not
 */
public record DocumentRow(
        String id,
        String kind,
        String title,
        String about,
        String added,
        boolean openable,
        String format,
        String mistake) {}
