package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Makes a question to the trail of what stands in a search. */
final class AuditQuestion {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    /** No id, and no code. */
    private static final String NOTHING = new UUID(0, 0).toString();

    private static final Map<Field, Set<String>> SYSTEMS = Map.of(
            Field.ACTION, Set.of("http://hl7.org/fhir/audit-event-action"),
            Field.OUTCOME, Set.of("http://hl7.org/fhir/audit-event-outcome"),
            Field.PURPOSE, Set.of("http://terminology.hl7.org/CodeSystem/v3-ActReason"),
            Field.TYPE, Set.of("http://terminology.hl7.org/CodeSystem/audit-event-type"),
            Field.SUBTYPE, Set.of("http://hl7.org/fhir/restful-interaction"),
            Field.ENTITY_TYPE,
                    Set.of(
                            "http://terminology.hl7.org/CodeSystem/audit-entity-type",
                            "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType"),
            Field.ENTITY_ROLE, Set.of("http://terminology.hl7.org/CodeSystem/object-role"));

    /** Of what each event tells, but no column of the trail. */
    private static final Map<String, Field> TOLD = Map.of(
            AuditEvent.SP_TYPE, Field.TYPE,
            AuditEvent.SP_SUBTYPE, Field.SUBTYPE,
            AuditEvent.SP_ADDRESS, Field.ADDRESS,
            AuditEvent.SP_ENTITY_TYPE, Field.ENTITY_TYPE,
            AuditEvent.SP_ENTITY_ROLE, Field.ENTITY_ROLE);

    /** Elements that no event of this trail has: what is asked of them finds nothing. */
    private static final Set<String> NEVER_TOLD = Set.of(
            AuditEvent.SP_AGENT_NAME,
            AuditEvent.SP_AGENT_ROLE,
            AuditEvent.SP_ALTID,
            AuditEvent.SP_ENTITY_NAME,
            AuditEvent.SP_POLICY,
            AuditEvent.SP_SITE,
            AuditEvent.SP_SOURCE);

    private static final Set<String> COLUMNS = Set.of(
            AuditEvent.SP_PATIENT,
            AuditEvent.SP_AGENT,
            AuditEvent.SP_ENTITY,
            AuditEvent.SP_ACTION,
            AuditEvent.SP_OUTCOME,
            AuditEvent.SP_DATE,
            "purpose");
    private static final Set<String> BROUGHT_ALONG = Set.of("_include", "_revinclude");
    private static final Pattern REFERENCE_TYPE = Pattern.compile("(patient|agent|entity):[A-Z][A-Za-z]+");

    private final Map<Field, String> wanted = new EnumMap<>(Field.class);

    /**
     * Before anything is asked: what a modifier would change is not offered here, and a question must not be answered as
     * another one.
     *
     * @param names of the parameters as they came
     * @throws InvalidRequestException if one of them bears a modifier other than the type of a reference, or leads elsewhere
     */
    static void requirePlain(Collection<String> names) {
        boolean plain = names.stream()
                .allMatch(name -> !name.contains(".")
                        && !BROUGHT_ALONG.contains(name)
                        && (!name.contains(":") || REFERENCE_TYPE.matcher(name).matches()));
        if (!plain) {
            throw new InvalidRequestException("Events are searched for without modifiers, chains and includes.");
        }
    }

    /** A code; of another system than the trail's there is none. */
    AuditQuestion with(Field field, @Nullable TokenParam code) {
        if (code != null) {
            boolean known = code.getSystem() == null
                    || SYSTEMS.getOrDefault(field, Set.of()).contains(code.getSystem());
            wanted.put(field, !known ? NOTHING : field == Field.ID ? id(code.getValue()) : code.getValue());
        }
        return this;
    }

    /**
     * A reference.
     *
     * @param defaultType of one that is given by its id alone
     */
    AuditQuestion with(Field field, @Nullable ReferenceParam reference, String defaultType) {
        if (reference != null) {
            String type = reference.hasResourceType() ? reference.getResourceType() : defaultType;
            wanted.put(field, type.isEmpty() ? reference.getValue() : type + "/" + reference.getIdPart());
        }
        return this;
    }

    /**
     * The parameters that are not given by themselves.
     *
     * @param parameters all, as they came
     * @throws InvalidRequestException for one that is none of FHIR R4, or that holds several values
     */
    AuditQuestion with(Map<String, String[]> parameters) {
        parameters.forEach((name, values) -> {
            String plain = name.split(":", 2)[0];
            if (!COLUMNS.contains(plain) && !plain.startsWith("_")) {
                with(name, values);
            }
        });
        return this;
    }

    private void with(String name, String... values) {
        Field field = NEVER_TOLD.contains(name) ? Field.ABSENT : TOLD.get(name);
        if (field == null) {
            throw new InvalidRequestException("Events are not searched for by that parameter: it is not offered.");
        }
        if (values.length > 1 || values[0].contains(",")) {
            throw new InvalidRequestException("Events are searched for by one value of " + name + ".");
        }
        if (values[0].isEmpty()) {
            return;
        }
        if (field == Field.ADDRESS || field == Field.ABSENT) {
            wanted.put(field, values[0].toLowerCase(Locale.ROOT));
            return;
        }
        TokenParam code = new TokenParam();
        code.setValueAsQueryToken(FhirContext.forR4Cached(), name, null, values[0]);
        with(field, code);
    }

    /**
     * The whole question.
     *
     * @throws InvalidRequestException if the order or the kind of date is none that the trail has
     */
    AuditQuery query(
            @Nullable DateRangeParam date, @Nullable SortSpec sort, @Nullable Integer count, @Nullable Integer offset) {
        if (date != null && (isOfAnotherKind(date.getLowerBound()) || isOfAnotherKind(date.getUpperBound()))) {
            throw new InvalidRequestException("Events are searched for by a date with eq, gt, ge, sa, lt, le or eb.");
        }
        return new AuditQuery(
                wanted,
                Optional.ofNullable(date)
                        .map(DateRangeParam::getLowerBoundAsInstant)
                        .map(moment -> moment.toInstant()),
                Optional.ofNullable(date)
                        .map(DateRangeParam::getUpperBoundAsInstant)
                        .map(moment -> moment.toInstant()),
                isOldestFirst(sort),
                Math.min(Objects.requireNonNullElse(count, PAGE), LARGEST_PAGE),
                Math.max(0, Objects.requireNonNullElse(offset, 0)));
    }

    private static boolean isOfAnotherKind(@Nullable DateParam bound) {
        return bound != null
                && (bound.getPrefix() == ParamPrefixEnum.NOT_EQUAL || bound.getPrefix() == ParamPrefixEnum.APPROXIMATE);
    }

    private static boolean isOldestFirst(@Nullable SortSpec sort) {
        if (sort == null) {
            return false;
        }
        if (!AuditEvent.SP_DATE.equals(sort.getParamName()) || sort.getChain() != null) {
            throw new InvalidRequestException("Events are sorted by date or -date only.");
        }
        return sort.getOrder() != SortOrderEnum.DESC;
    }

    /** What is no id of an event finds none. */
    private static String id(String given) {
        try {
            return UUID.fromString(given).toString();
        } catch (IllegalArgumentException notOurs) {
            return NOTHING;
        }
    }
}
