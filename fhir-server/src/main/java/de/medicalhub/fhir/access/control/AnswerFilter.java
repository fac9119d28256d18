package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes out of answers what the caller may not see and reduces what the caller sees in part. */
@Component
public class AnswerFilter {
    /** One sentence for both, so that a refusal does not tell that something exists. */
    public static final String NOT_THERE = "There is no such resource, or you may not read it.";

    private final Requests requests;

    AnswerFilter(Requests requests) {
        this.requests = requests;
    }

    /** Asks once what the decisions about all these resources take. */
    public void prepare(RequestDetails request, int count, IntFunction<@Nullable IBaseResource> resources) {
        List<IBaseResource> page = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IBaseResource resource = resources.apply(i);
            if (resource != null && ResourceTypes.ABOUT_PATIENTS.contains(Subjects.typeOf(resource))) {
                page.add(resource);
            }
        }
        requests.expect(request, page);
    }

    /** Whether the resource may be a result. */
    public boolean mayFind(RequestDetails request, IBaseResource resource) {
        return requests.isImport(request)
                || requests.isWriting(request, resource)
                || requests.verdict(request, resource) != Verdict.HIDDEN;
    }

    /** What of the resource goes into the answer; null for nothing. */
    public @Nullable IBaseResource show(RequestDetails request, IBaseResource resource) {
        if (requests.isImport(request)) {
            return resource;
        }
        if (requests.isWriting(request, resource)) {
            if (request.getRestOperationType() != RestOperationTypeEnum.TRANSACTION) {
                requests.shown(request).add(resource);
            }
            return resource;
        }
        Verdict verdict = requests.verdict(request, resource);
        if (verdict == Verdict.HIDDEN) {
            return null;
        }
        IBaseResource shown = Projection.show(verdict, resource);
        keepSearchMode(resource, shown);
        requests.shown(request).add(shown);
        return shown;
    }

    /**
     * The answer without what has not passed.
     *
     * @return null for an empty answer
     * @throws ResourceNotFoundException if the answer itself may not be seen
     */
    public @Nullable IBaseResource answer(RequestDetails request, IBaseResource answer) {
        boolean harmless = answer instanceof OperationOutcome
                || answer instanceof Parameters
                || request.getRestOperationType() == RestOperationTypeEnum.METADATA;
        if (harmless) {
            return answer;
        }
        if (answer instanceof Bundle bundle) {
            filter(request, bundle);
            if (isHistoryOfHidden(request, bundle)) {
                throw new ResourceNotFoundException(NOT_THERE);
            }
            return bundle;
        }
        IBaseResource passed = pass(request, answer);
        if (passed == null && !requests.isImport(request)) {
            throw new ResourceNotFoundException(answer.getIdElement());
        }
        return passed;
    }

    private void filter(RequestDetails request, Bundle bundle) {
        boolean isTrail = "AuditEvent".equals(request.getResourceName()); // Counts what its reader may read.
        if (!isTrail && !requests.isCounted(request, bundle.getIdElement().getIdPart())) {
            bundle.setTotalElement(null);
        }
        bundle.getEntry().forEach(AnswerFilter::sayAlikeWhatIsNotThere);
        bundle.getEntry().forEach(AnswerFilter::sayNothingOfThoseWhoRefer);
        bundle.getEntry().removeIf(entry -> entry.hasResource() && !passes(request, entry));
        Companions.dropUnexplained(bundle);
    }

    /** Whether it is a result or comes along with one; a rebuilt resource does not know that by itself. */
    private static void keepSearchMode(IBaseResource resource, IBaseResource shown) {
        BundleEntrySearchModeEnum mode = ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.get(resource);
        if (mode != null) {
            ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(shown, mode);
        }
    }

    /** In a batch too, hidden and absent read alike. */
    private static void sayAlikeWhatIsNotThere(Bundle.BundleEntryComponent entry) {
        String status = entry.getResponse().getStatus();
        if (status != null && (status.startsWith("404") || status.startsWith("410"))) {
            sayNotThere(entry);
        }
    }

    /** What is not deleted because others refer to it: HAPI names the first of them, whoever may read it. */
    private static void sayNothingOfThoseWhoRefer(Bundle.BundleEntryComponent entry) {
        if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome
                && outcome.getIssue().stream()
                        .anyMatch(issue -> issue.hasDiagnostics()
                                && issue.getDiagnostics().contains("has a reference to this resource"))) {
            outcome.getIssue().clear();
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.CONFLICT)
                    .setDiagnostics(Issues.STILL_NAMED);
        }
    }

    private static void sayNotThere(Bundle.BundleEntryComponent entry) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.NOTFOUND)
                .setDiagnostics(NOT_THERE);
        entry.setResponse(new Bundle.BundleEntryResponseComponent()
                .setStatus("404 Not Found")
                .setOutcome(outcome));
    }

    /** An empty history could also be one of something readable that has not changed in the time asked for. */
    private boolean isHistoryOfHidden(RequestDetails request, Bundle bundle) {
        return request.getRestOperationType() == RestOperationTypeEnum.HISTORY_INSTANCE
                && bundle.getEntry().isEmpty()
                && !requests.mayReadTarget(request);
    }

    /** False if nothing is left of the entry; an entry with an answer of its own stays without its resource. */
    private boolean passes(RequestDetails request, Bundle.BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        if (resource instanceof OperationOutcome) {
            return true;
        }
        if (resource instanceof Bundle nested) {
            filter(request, nested);
            if (nested.getType() == Bundle.BundleType.HISTORY
                    && nested.getEntry().isEmpty()) {
                entry.setResource(null);
                sayNotThere(entry);
            }
            return true;
        }
        entry.setResource((Resource) pass(request, resource));
        return entry.hasResource() || entry.hasResponse();
    }

    private @Nullable IBaseResource pass(RequestDetails request, IBaseResource resource) {
        if (requests.shown(request).contains(resource)) {
            return resource;
        }
        Verdict verdict = requests.verdict(request, resource);
        return verdict == Verdict.HIDDEN ? null : Projection.show(verdict, resource);
    }
}
