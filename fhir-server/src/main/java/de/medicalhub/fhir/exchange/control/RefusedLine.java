package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.exchange.entity.Line;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.slf4j.LoggerFactory;

/** Says why a line was refused, in sentences of our own: what the storage says may quote the line. */
final class RefusedLine {
    private static final IncidentLog INCIDENTS = new IncidentLog(LoggerFactory.getLogger(RefusedLine.class));
    private static final int SERVER_FAULT = 500;
    private static final int CONFLICT = 409;

    private static final Pattern TYPE =
            Pattern.compile("(?:\"resourceType\"\\s*:\\s*\"|^<)([A-Za-z]{1,40})(?=[\"\\s>])");
    private static final Pattern ID = Pattern.compile("(?:\"id\"\\s*:\\s*\"|<id value=\")([A-Za-z0-9\\-.]{1,64})\"");
    private static final Pattern ELEMENT = Pattern.compile("element[= ]?[\"']([A-Za-z_.\\[\\]0-9]{1,60})[\"']");
    private static final Pattern PATH = Pattern.compile("in path: ([A-Za-z_.\\[\\]0-9]{1,120})");
    private static final Pattern NOT_THERE = Pattern.compile("HAPI-109[0-9]|HAPI-0541|HAPI-1091");
    private static final Pattern NUMBER_AS_ID = Pattern.compile("HAPI-0960|HAPI-0959");

    private RefusedLine() {}

    static Refusal of(Line line, String reason) {
        return new Refusal(line.number(), first(TYPE, line.text()), first(ID, line.text()), reason, false);
    }

    /** The storage would not have it. */
    static Refusal of(Line line, Throwable thrown) {
        String message = message(thrown);
        boolean waits = NOT_THERE.matcher(message).find() || isConflict(thrown);
        return new Refusal(
                line.number(), first(TYPE, line.text()), first(ID, line.text()), reason(thrown, message), waits);
    }

    /** The parser cannot read it. */
    static String unreadable(RuntimeException thrown) {
        String element = thrown instanceof DataFormatException ? first(ELEMENT, message(thrown)) : "";
        return element.isEmpty()
                ? "The line is not one FHIR R4 resource in JSON."
                : "The element " + element + " is not known or its value cannot be read.";
    }

    private static String reason(Throwable thrown, String message) {
        if (thrown instanceof HubException ours && ours.kind() != ProblemKind.FAULT) {
            return ours.sentence();
        }
        if (NOT_THERE.matcher(message).find()) {
            String path = first(PATH, message);
            return path.isEmpty()
                    ? "It refers to a resource that is not there."
                    : "It refers in " + path + " to a resource that is not there.";
        }
        if (NUMBER_AS_ID.matcher(message).find()) {
            return "An id of digits only cannot be given from outside; it needs a letter.";
        }
        if (thrown instanceof ForbiddenOperationException) {
            return message; // The sentences of our own rules, which quote nothing.
        }
        if (thrown instanceof UnprocessableEntityException refused) {
            return "It does not keep the rules of its type or profile" + places(refused) + ".";
        }
        return other(thrown);
    }

    private static String other(Throwable thrown) {
        if (isConflict(thrown)) {
            return "Somebody else wrote it at the same time.";
        }
        int status = thrown instanceof BaseServerResponseException answer ? answer.getStatusCode() : SERVER_FAULT;
        return status < SERVER_FAULT
                ? "The server does not take it as it is" + codes(thrown) + "."
                : "It failed in the server. Please name incident "
                        + INCIDENTS.note(ProblemKind.FAULT, "a line of an import", thrown) + ".";
    }

    private static boolean isConflict(Throwable thrown) {
        return thrown instanceof BaseServerResponseException answer && answer.getStatusCode() == CONFLICT;
    }

    /** HAPI's own number of the refusal, for those who look it up. */
    private static String codes(Throwable thrown) {
        Matcher code = Pattern.compile("HAPI-\\d{4}").matcher(message(thrown));
        return code.find() ? " (" + code.group() + ")" : "";
    }

    private static String places(UnprocessableEntityException refused) {
        if (!(refused.getOperationOutcome() instanceof OperationOutcome outcome)) {
            return codes(refused);
        }
        String places = outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR)
                .flatMap(issue -> Stream.concat(issue.getExpression().stream(), issue.getLocation().stream())
                        .limit(1))
                .map(StringType::getValue)
                .filter(Objects::nonNull)
                .filter(place -> place.matches("[A-Za-z_.\\[\\]0-9:/()' \\-]{1,120}"))
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? codes(refused) : ": " + places;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse("");
    }
}
