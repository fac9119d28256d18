package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.exchange.control.ReadRecord;
import de.medicalhub.fhir.exchange.control.RecordTransaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code Patient/{id}/$everything} in place of HAPI's, which tells totals and follows references through hidden records. */
@Component
@FhirProvider
@Order(0)
public class EverythingProvider {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final String AFTER = "_after";
    private static final String FORM = "_bundle";
    private static final String TRANSACTION = "transaction";

    /** Resources of one transaction: more no server takes at once. */
    private static final int MOST = 10_000;

    private static final String TOO_LARGE = "This record is too large for one transaction, which holds up to " + MOST
            + " resources. Please ask for pages ($everything without " + FORM + "), for some types (_type),"
            + " or for an export ($export).";

    private final ReadRecord read;

    EverythingProvider(ReadRecord read) {
        this.read = read;
    }

    /**
     * A page of what the caller may read, with the organisations and people that it names; with {@code _bundle=transaction} all of
     * it in one Bundle that another server stores.
     */
    @Operation(name = "$everything", type = Patient.class, idempotent = true)
    public Bundle everything(
            @IdParam IdType id,
            @Description("How many") @OperationParam(name = "_count", max = 1) @Nullable IntegerType count,
            @Description("Which types") @OperationParam(name = "_type") @Nullable List<StringType> types,
            @Description("Changed since") @OperationParam(name = "_since", max = 1) @Nullable InstantType since,
            @Description("Of a link to the next page") @OperationParam(name = AFTER, max = 1) @Nullable
                    StringType after,
            @Description("transaction: all in one Bundle that another server stores")
                    @OperationParam(name = FORM, max = 1)
                    @Nullable
                    StringType form,
            @Description("Not offered") @OperationParam(name = "start", max = 1) @Nullable StringType start,
            @Description("Not offered") @OperationParam(name = "end", max = 1) @Nullable StringType end,
            RequestDetails request) {
        if (start != null || end != null) {
            throw new HubException(ProblemKind.INVALID, "Dates of care (start, end) are not offered; use _since.");
        }
        int size = count == null || count.getValue() == null ? PAGE : Math.min(LARGEST_PAGE, count.getValue());
        if (size < 1) {
            throw new HubException(ProblemKind.INVALID, "_count must be at least 1.");
        }
        String patient = "Patient/" + id.getIdPart();
        if (form != null && form.hasValue()) {
            requireWhole(form.getValue(), count != null || after != null, request.getParameters());
            List<Resource> all =
                    read.page(request, new ReadRecord.Question(patient, typesIn(types), instant(since), "", MOST + 1));
            if (all.size() > MOST) {
                throw Issues.tooCostly("Patient", TOO_LARGE);
            }
            return RecordTransaction.of(read.namedInTurn(request, all), all, request.getFhirServerBase());
        }
        ReadRecord.Question question =
                new ReadRecord.Question(patient, typesIn(types), instant(since), cursor(after), size);
        return bundle(request, question, read.page(request, question));
    }

    static void requireWhole(String form, boolean isPaged, Map<String, String[]> asked) {
        if (!TRANSACTION.equals(form)) {
            throw new HubException(ProblemKind.INVALID, FORM + " is " + TRANSACTION + ", or left out for pages.");
        }
        if (isPaged) {
            throw new HubException(
                    ProblemKind.INVALID, "A transaction holds all at once: leave _count and " + AFTER + " out.");
        }
        if (asked.entrySet().stream().anyMatch(EverythingProvider::cuts)) {
            throw new HubException(
                    ProblemKind.INVALID,
                    "A transaction holds whole resources, which are stored in the place of others:"
                            + " leave _summary and _elements out.");
        }
    }

    private static boolean cuts(Map.Entry<String, String[]> parameter) {
        return parameter.getKey().startsWith(Constants.PARAM_ELEMENTS)
                || (parameter.getKey().equals(Constants.PARAM_SUMMARY)
                        && !Arrays.stream(parameter.getValue()).allMatch("false"::equals));
    }

    private Bundle bundle(RequestDetails request, ReadRecord.Question question, List<Resource> page) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        page.forEach(resource -> add(bundle, request, resource, SearchEntryMode.MATCH));
        read.named(request, page).forEach(resource -> add(bundle, request, resource, SearchEntryMode.INCLUDE));
        if (page.size() == question.count()) {
            Resource last = page.get(page.size() - 1);
            bundle.addLink()
                    .setRelation(Bundle.LINK_NEXT)
                    .setUrl(next(request, question, last.fhirType() + "/" + last.getIdPart()));
        }
        return bundle;
    }

    private static void add(Bundle bundle, RequestDetails request, Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    /** The cursor is a resource that the caller has been shown, so it tells nothing new. */
    private static String next(RequestDetails request, ReadRecord.Question question, String last) {
        StringBuilder url = new StringBuilder(request.getFhirServerBase())
                .append('/')
                .append(question.patient())
                .append("/$everything?_count=")
                .append(question.count());
        if (!question.types().isEmpty()) {
            url.append("&_type=").append(UrlUtil.escapeUrlParam(String.join(",", question.types())));
        }
        question.since().ifPresent(since -> url.append("&_since=").append(UrlUtil.escapeUrlParam(since.toString())));
        return url.append("&" + AFTER + "=")
                .append(UrlUtil.escapeUrlParam(last))
                .toString();
    }

    private static Optional<Instant> instant(@Nullable InstantType since) {
        return Optional.ofNullable(since).map(InstantType::getValue).map(Date::toInstant);
    }

    private static String cursor(@Nullable StringType after) {
        String given = after == null ? "" : Objects.requireNonNullElse(after.getValue(), "");
        if (!given.isEmpty() && !given.matches("[A-Za-z]{1,40}/[A-Za-z0-9\\-.]{1,64}")) {
            throw new HubException(ProblemKind.INVALID, "Please take " + AFTER + " from a link to the next page.");
        }
        return given;
    }

    private static Set<String> typesIn(@Nullable List<StringType> types) {
        Set<String> named = new LinkedHashSet<>();
        if (types != null) {
            types.forEach(type -> named.addAll(Arrays.asList(
                    Objects.requireNonNullElse(type.getValue(), "").split(",", -1))));
        }
        return named;
    }
}
