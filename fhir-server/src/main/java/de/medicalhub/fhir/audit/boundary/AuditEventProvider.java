package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.NumberSize;
import de.medicalhub.fhir.audit.control.AuditNarrative;
import de.medicalhub.fhir.audit.control.AuditReading;
import de.medicalhub.fhir.audit.control.ReportedViews;
import de.medicalhub.fhir.audit.control.TrailViews;
import de.medicalhub.fhir.audit.control.Verification;
import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Shows the trail as AuditEvents: the administrator all, a patient what concerns the own data. */
@FhirProvider
public class AuditEventProvider implements IResourceProvider {
    private static final BigDecimal LARGEST_SEQUENCE = BigDecimal.valueOf(Long.MAX_VALUE);

    private final AuditReading reading;
    private final AuditNarrative narrative;
    private final ReportedViews views;
    private final TrailViews looks;
    private final Verification verification;
    private final FhirContext context;
    private final Clock clock;

    AuditEventProvider(
            AuditReading reading,
            AuditNarrative narrative,
            ReportedViews views,
            TrailViews looks,
            Verification verification,
            FhirContext context,
            Clock clock) {
        this.narrative = narrative;
        this.verification = verification;
        this.reading = reading;
        this.views = views;
        this.looks = looks;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /** One event. */
    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        return reading.find(request, id.getIdPart())
                .map(this::parse)
                .map(event -> {
                    looks.read(request, event);
                    return narrative.explain(request, List.of(event)).get(0);
                })
                .orElseThrow(() -> new ResourceNotFoundException("There is no such event, or you may not read it."));
    }

    /** What the transport service reports: a person has looked at patients on its pages. */
    @Create
    public MethodOutcome create(@ResourceParam AuditEvent report, RequestDetails request) {
        return new MethodOutcome(
                new IdType("AuditEvent", views.record(request, report).toString()), true);
    }

    /** Events, newest first unless asked otherwise. What else is asked for is read out of the request, or refused. */
    @Search(allowUnknownParams = true)
    public Bundle search(
            RequestDetails request,
            @Description("The event itself") @OptionalParam(name = "_id") @Nullable TokenParam id,
            @Description("Whose data") @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @Description("Who accessed") @OptionalParam(name = AuditEvent.SP_AGENT) @Nullable ReferenceParam agent,
            @Description("Which resource") @OptionalParam(name = AuditEvent.SP_ENTITY) @Nullable ReferenceParam entity,
            @Description("Why: BTG finds emergency accesses") @OptionalParam(name = "purpose") @Nullable
                    TokenParam purpose,
            @Description("What was done: C, R, U, D or E") @OptionalParam(name = AuditEvent.SP_ACTION) @Nullable
                    TokenParam action,
            @Description("How it ended: 0 done, 4 refused") @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable
                    TokenParam outcome,
            @Description("When") @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset) {
        AuditQuestion.requirePlain(request.getParameters().keySet());
        AuditQuestion question = new AuditQuestion()
                .with(Field.ID, id)
                .with(Field.PATIENT, patient, "Patient")
                .with(Field.AGENT, agent, "Practitioner")
                .with(Field.ENTITY, entity, "")
                .with(Field.PURPOSE, purpose)
                .with(Field.ACTION, action)
                .with(Field.OUTCOME, outcome)
                .with(request.getParameters());
        Instant now = clock.instant();
        AuditQuery query = question.query(date, sort, count, offset);
        OptionalLong total = AuditPage.isTotalWanted(request)
                ? OptionalLong.of(reading.count(request, query))
                : OptionalLong.empty();
        List<AuditEvent> events = AuditPage.isCountOnly(request)
                ? List.of()
                : reading.find(request, query).stream().map(this::parse).toList();
        looks.searched(request, query.wanted(Field.PATIENT), events);
        return new AuditPage(request, query, now).of(narrative.explain(request, events), total);
    }

    /** Whether the trail is what was written, for administrators. */
    @Operation(name = "$verify", idempotent = true)
    public Parameters verify(
            @OperationParam(name = "anchor-sequence") @Nullable DecimalType sequence,
            @OperationParam(name = "anchor-hash") @Nullable StringType hash) {
        Anchor anchor = sequence == null || hash == null
                ? Anchor.NONE
                : new Anchor(sequenceNumber(sequence.getValue()), hash.getValue());
        return AuditReport.of(verification.verify(anchor));
    }

    private static long sequenceNumber(BigDecimal given) {
        if (NumberSize.isExceededBy(given) || given.signum() < 0 || given.compareTo(LARGEST_SEQUENCE) > 0) {
            throw new InvalidRequestException("anchor-sequence is a number that this operation has answered before.");
        }
        return given.longValue();
    }

    private AuditEvent parse(String json) {
        return context.newJsonParser().parseResource(AuditEvent.class, json);
    }
}
