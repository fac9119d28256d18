package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.util.ArrayList;
import java.util.List;

/** What a hand scanner typed: pages with whatever stands before, between and after them (M8). */
public final class ScannedText {
    private static final int MOST_LETTERS = 5 * PlanText.MOST_LETTERS;
    private static final int MOST_PAGES = 50;
    private static final String START = "<MP";
    private static final String END = "</MP>";

    /** What stands in a text where a letter could not be read: which one it was, nobody knows. */
    private static final char LOST_LETTER = '\uFFFD';

    private ScannedText() {}

    /**
     * The pages in the order in which they were scanned.
     *
     * @throws UnreadablePlanException if there is no page, one that cannot be read, or a letter was lost on the way
     */
    public static List<Reading> read(String text) {
        if (text.length() > MOST_LETTERS) {
            throw new UnreadablePlanException(Reason.TOO_LONG);
        }
        if (text.indexOf(LOST_LETTER) >= 0) {
            throw new UnreadablePlanException(Reason.ENCODING);
        }
        List<Reading> pages = new ArrayList<>();
        int start = text.indexOf(START);
        while (start >= 0) {
            if (pages.size() == MOST_PAGES) {
                throw new UnreadablePlanException(Reason.TOO_LONG);
            }
            int end = text.indexOf(END, start);
            int next = text.indexOf(START, start + START.length());
            if (end < 0 || (next >= 0 && next < end)) {
                throw new UnreadablePlanException(Reason.BROKEN);
            }
            pages.add(PlanReader.read(text.substring(start, end + END.length())));
            start = next;
        }
        if (pages.isEmpty()) {
            throw new UnreadablePlanException(Reason.NO_PLAN);
        }
        return List.copyOf(pages);
    }
}
