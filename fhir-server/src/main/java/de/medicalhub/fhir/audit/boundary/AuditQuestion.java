package de.medicalhub.fhir.audit.boundary;

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

    private static final Map<Field, String> SYSTEMS = Map.of(
            Field.ACTION, "http://hl7.org/fhir/audit-event-action",
            Field.OUTCOME, "http://hl7.org/fhir/audit-event-outcome",
            Field.PURPOSE, "http://terminology.hl7.org/CodeSystem/v3-ActReason");
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
            boolean known = code.getSystem() == null || code.getSystem().equals(SYSTEMS.get(field));
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
