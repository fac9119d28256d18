package de.medicalhub.portal.work.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.tasks.CareTasks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How what is open is asked for, whichever case it belongs to (J1, C9); pure. */
public final class OpenWork {
    private OpenWork() {}

    /**
     * Values outside the range that nobody has settled, care tasks that are not done, questionnaires of the own side, messages of
     * the last months.
     *
     * @param organisations references of the reader's own
     */
    public static List<String> queries(Collection<String> organisations, Instant now) {
        List<String> queries = new ArrayList<>(CareTasks.openQueries(organisations));
        queries.add(flags(now));
        queries.add(questionnaires(organisations, now));
        queries.add(Conversation.sentTo(organisations, now.minus(Conversation.LOOKS_BACK)));
        return queries;
    }

    /** What waits or was answered lately; whether somebody took note of the answer is not searched for. */
    private static String questionnaires(Collection<String> organisations, Instant now) {
        return "Task?code=" + HubCodes.TASK_CODE + "|" + HubCodes.TASK_QUESTIONNAIRE + "&requester="
                + String.join(",", organisations) + "&status=requested,completed&_lastUpdated=ge"
                + now.minus(Conversation.LOOKS_BACK).truncatedTo(ChronoUnit.SECONDS) + "&_count=200";
    }

    /** A Flag has no search parameter for its status; its period ends when it is settled (docs/fhir-model.md). */
    private static String flags(Instant now) {
        return "Flag?date=ge" + now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) + "&_count=200";
    }
}
