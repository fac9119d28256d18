package de.medicalhub.portal.records;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Tells the answers to the parts of a batch that say "nothing for you" from those that say nothing at all (R1): a part that failed
 * or came too soon must not look like an empty record.
 */
final class BatchAnswer {
    private static final Pattern STATUS = Pattern.compile("(\\d{3})\\b.*");
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FAILED = 500;

    private BatchAnswer() {}

    /**
     * The same batch.
     *
     * @throws HubException UNAVAILABLE or FAULT if the server did not come to an answer for one of the parts
     */
    static Bundle checked(Bundle answer) {
        for (Bundle.BundleEntryComponent entry : answer.getEntry()) {
            int status = status(entry);
            if (status == TIMEOUT || status == TOO_MANY) {
                throw new HubException(ProblemKind.UNAVAILABLE, "The records have no time for a part of the question.");
            }
            if (status >= FAILED) {
                throw new HubException(
                        Refusal.kind(status), "The records answer a part of the question with an error.");
            }
        }
        return answer;
    }

    /**
     * The batch with all further pages of the first of its answers.
     *
     * @param some of how many of its entries
     * @param pages how many more of each at most
     * @param next reads the page that follows
     */
    static List<Bundle> whole(Bundle answer, int some, int pages, UnaryOperator<Bundle> next) {
        List<Bundle> read = new ArrayList<>(List.of(answer));
        answer.getEntry().stream()
                .limit(some)
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .forEach(first -> {
                    Bundle page = first;
                    for (int more = 0; more < pages && page.getLink(Bundle.LINK_NEXT) != null; more++) {
                        page = next.apply(page);
                        read.add(page);
                    }
                });
        return read;
    }

    private static int status(Bundle.BundleEntryComponent entry) {
        String written = entry.getResponse().getStatus();
        Matcher status = STATUS.matcher(written == null ? "" : written);
        return status.matches() ? Integer.parseInt(status.group(1)) : 0;
    }
}
