package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * What identifies a printed page (attributes of MP). What is absent is empty, here and in all records of the plan: the schema
 * allows no empty attribute.
 *
 * @param version MP/@v, three digits such as 028
 * @param patch MP/@p, prohibited by the schema of today
 * @param printId MP/@U, 32 hexadecimal digits, the same on all pages of one print
 * @param page MP/@a, from 1; empty where there is one page only
 * @param pages MP/@z, from 2; empty where there is one page only
 * @param language MP/@l, always de-DE
 */
public record PrintHead(String version, String patch, String printId, String page, String pages, String language)
        implements Serializable {
    /** Version of new plans. */
    public static final String CURRENT_VERSION = "028";

    public static final String GERMAN = "de-DE";

    /** Head of a new plan that is not printed yet. */
    public static PrintHead fresh() {
        return new PrintHead(CURRENT_VERSION, "", "", "", "", GERMAN);
    }

    /** The same plan as a print of one page. */
    public PrintHead printed(String number) {
        return new PrintHead(version, patch, number, "", "", language);
    }

    /** The same print as one of several pages. */
    public PrintHead numbered(int number, int total) {
        return new PrintHead(version, patch, printId, Integer.toString(number), Integer.toString(total), language);
    }
}
