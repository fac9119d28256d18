package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.fhir.Issues;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns what went wrong into the status and the OperationOutcome that the caller gets. */
@Component
public class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** HAPI's codes for an update and a patch of a version that is not the current one. */
    private static final List<String> STALE_VERSION = List.of("HAPI-0989", "HAPI-0974");

    static final String STALE =
            "The resource has another version than If-Match names. Please read it again before you change it.";

    /** HAPI's code for a deletion of what others refer to; its words name the first of them, whoever may read it. */
    private static final String STILL_NAMED = "HAPI-0515";

    private static final Pattern STATEMENT =
            Pattern.compile("could not execute|\\[(insert|update|delete|select) ", Pattern.CASE_INSENSITIVE);
    private static final String RETRY_AFTER_SECONDS = "10";

    static final String NO_DATABASE = "The records cannot be reached at the moment. Please try again in a minute."
            + " If you were storing something, look first whether it is there.";

    private static final String TOO_COSTLY =
            "This question takes longer than a question may. Please narrow it, or ask for less at once.";

    private static final String TOO_LATE =
            "This took longer than it may, and was ended. Please look first what of it is there,"
                    + " and then send it again.";

    private static final String REFUSED_BY_DATABASE =
            "This was not stored: it collides with what another has just stored, or holds what cannot be kept.";

    private final TransactionFaults transactions;

    Faults(TransactionFaults transactions) {
        this.transactions = transactions;
    }

    /** The answer that tells the fault; its OperationOutcome is set. */
    public BaseServerResponseException answer(Throwable given, RequestDetails request) {
        Throwable thrown = Misread.of(given)
                .<Throwable>map(sentence -> new InvalidRequestException(sentence))
                .orElseGet(() -> ours(given));
        if (LostDatabase.isBehind(given)) {
            return unreachable(given);
        }
        int status = status(thrown, request);
        boolean own = status < ProblemKind.FAULT.httpStatus() || thrown instanceof HubException;
        if (!own && LostDatabase.isTooSlow(given)) {
            return tooSlow(request);
        }
        String sentence = own ? sentence(thrown) : incident(thrown);
        boolean retold = isStillNamed(thrown) || isStale(message(thrown));
        OperationOutcome outcome = retold ? outcome(status, sentence) : given(thrown, status, sentence);
        transactions.nameEntry(request, message(thrown), outcome);
        return new UnclassifiedServerFailureException(status, sentence, outcome);
    }

    /** What was going on is not known: a commit may have come through. */
    private static BaseServerResponseException unreachable(Throwable given) {
        int status = ProblemKind.UNAVAILABLE.httpStatus();
        LOG.warn("The database does not answer: {}", given.getClass().getName());
        BaseServerResponseException answer =
                new UnclassifiedServerFailureException(status, NO_DATABASE, outcome(status, NO_DATABASE));
        answer.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        return answer;
    }

    /** The database ended a statement (rule 8): of a question that is the question's fault, of a change it passes. */
    private static BaseServerResponseException tooSlow(RequestDetails request) {
        boolean asks = request.getRequestType() == RequestTypeEnum.GET
                || request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE;
        ProblemKind kind = asks ? ProblemKind.INVALID : ProblemKind.UNAVAILABLE;
        String sentence = asks ? TOO_COSTLY : TOO_LATE;
        LOG.warn("The database ended a statement of {}", request.getRestOperationType());
        OperationOutcome outcome = outcome(kind.httpStatus(), sentence);
        BaseServerResponseException answer =
                new UnclassifiedServerFailureException(kind.httpStatus(), sentence, outcome);
        if (asks) {
            outcome.getIssueFirstRep().setCode(IssueType.TOOCOSTLY);
        } else {
            answer.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer;
    }

    /** HAPI wraps what its providers throw and it does not know. */
    private static Throwable ours(Throwable given) {
        Throwable cause = given instanceof InternalErrorException ? given.getCause() : null;
        while (cause != null && !(cause instanceof HubException)) {
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(cause, given);
    }

    private static int status(Throwable thrown, RequestDetails request) {
        if (thrown instanceof HubException problem) {
            return problem.kind().httpStatus();
        }
        if (thrown instanceof DataFormatException) {
            return ProblemKind.INVALID.httpStatus();
        }
        if (!(thrown instanceof BaseServerResponseException answer)) {
            return ProblemKind.FAULT.httpStatus();
        }
        if (TransactionFaults.isBundle(request) && answer.getStatusCode() == ProblemKind.NOT_FOUND.httpStatus()) {
            return ProblemKind.INVALID.httpStatus(); // The bundle is there; what it refers to is not.
        }
        return isStale(answer, request) ? Constants.STATUS_HTTP_412_PRECONDITION_FAILED : answer.getStatusCode();
    }

    private static String sentence(Throwable thrown) {
        if (isStillNamed(thrown)) {
            return Issues.STILL_NAMED;
        }
        if (isStale(message(thrown))) {
            return STALE;
        }
        return isOfDatabase(thrown) ? REFUSED_BY_DATABASE : message(thrown);
    }

    private static boolean isStillNamed(Throwable thrown) {
        return message(thrown).contains(STILL_NAMED);
    }

    /** HAPI puts the database's words and the statement into a message of its own then (rule 10). */
    private static boolean isOfDatabase(Throwable thrown) {
        return STATEMENT.matcher(message(thrown)).find();
    }

    /** FHIR R4, 3.1.0.5: an update with a version that is not the current one is answered 412. */
    private static boolean isStale(BaseServerResponseException answer, RequestDetails request) {
        boolean conflict = answer.getStatusCode() == ProblemKind.CONFLICT.httpStatus();
        return conflict && (isStale(message(answer)) || request.getHeader(Constants.HEADER_IF_MATCH) != null);
    }

    /** Whether HAPI says by it that a version is not the current one. */
    static boolean isStale(String message) {
        return STALE_VERSION.stream().anyMatch(message::contains);
    }

    private static OperationOutcome given(Throwable thrown, int status, String sentence) {
        boolean explained = thrown instanceof BaseServerResponseException answer
                && answer.getOperationOutcome() instanceof OperationOutcome;
        return explained
                ? (OperationOutcome) ((BaseServerResponseException) thrown).getOperationOutcome()
                : outcome(status, sentence);
    }

    private static OperationOutcome outcome(int status, String sentence) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issue(status))
                .setDiagnostics(sentence);
        return outcome;
    }

    private static IssueType issue(int status) {
        return switch (status) {
            case 400 -> IssueType.INVALID;
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 408 -> IssueType.TIMEOUT;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            case 422 -> IssueType.BUSINESSRULE;
            case 503 -> IssueType.TRANSIENT;
            default -> status < 500 ? IssueType.PROCESSING : IssueType.EXCEPTION;
        };
    }

    private static String incident(Throwable thrown) {
        IncidentId incident = IncidentId.next();
        LOG.error("Incident {}: {}", incident, SilentTrace.of(thrown));
        return "This failed in the server, and nothing was stored. Please name incident " + incident + ".";
    }

    private static String message(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }
}
