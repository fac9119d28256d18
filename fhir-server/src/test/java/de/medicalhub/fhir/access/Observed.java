package de.medicalhub.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;

/**
 * All that a caller learns from one search: the status, of each page what is on it, how the total reads, whether there is a
 * next one; of a refusal its words.
 */
record Observed(int status, List<String> learned) {
    private static final int PAGES = 4;

    static Observed of(String caller, String search) {
        Rest rest = new Rest(caller);
        Answer answer = rest.get(search);
        int status = answer.status();
        List<String> learned = new ArrayList<>();
        List<String> all = new ArrayList<>();
        boolean more = answer.status() == 200;
        for (int page = 0; page < PAGES && more; page++) {
            Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
            List<String> entries = entries(bundle);
            more = bundle.getLink("next") != null;
            learned.add("total " + (bundle.hasTotal() ? bundle.getTotal() : "none") + ", next " + more + ", matches "
                    + entries.stream()
                            .filter(entry -> entry.startsWith("MATCH"))
                            .count());
            all.addAll(entries);
            if (more) {
                answer = rest.get(bundle.getLink("next")
                        .getUrl()
                        .substring(Stack.fhirUrl().length())
                        .replaceFirst("^/", ""));
                more = answer.status() == 200;
            }
        }
        if (answer.status() != 200) {
            learned.add(answer.status() + " " + words(answer.body()));
        }
        return new Observed(status, with(learned, all, search.contains("_sort="), more));
    }

    /** Without an order asked for, which results come first is left open; in all they are the same. */
    private static List<String> with(List<String> learned, List<String> all, boolean inOrder, boolean more) {
        if (inOrder) {
            learned.addAll(all);
        } else if (!more) {
            learned.addAll(new TreeSet<>(all));
        }
        return learned;
    }

    private static List<String> entries(Bundle bundle) {
        List<String> entries = new ArrayList<>();
        bundle.getEntry()
                .forEach(entry -> entries.add(entry.getSearch().getMode() + " "
                        + entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart()));
        return entries;
    }

    /** Numbers of incidents and requests differ each time. */
    private static String words(String body) {
        return body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\b[A-Za-z0-9]{16}\\b", "#");
    }
}
