package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Turns a checked draft into the input of {@code $start-discharge}; pure. */
public final class DischargeOrder {
    /** Which field of the form each parameter comes from, to show the server's refusal beside it (D5). */
    public static final Map<String, String> FIELD_OF_PARAMETER = Map.ofEntries(
            Map.entry("consent-given", "consentGiven"),
            Map.entry("consent-by", "consentBy"),
            Map.entry("planned-discharge", "planned"),
            Map.entry("care-level", "careLevel"),
            Map.entry("need", "needs"),
            Map.entry("note", "note"),
            Map.entry("nursing-service", "services"),
            Map.entry("answer-deadline", "deadline"),
            Map.entry("posture", "posture"),
            Map.entry("companion", "companion"),
            Map.entry("carrier", "carrier"),
            Map.entry("destination", "street"),
            Map.entry("pharmacy", "pharmacy"),
            Map.entry("deliver-by", "planned"),
            Map.entry("gp", "gp"),
            Map.entry("follow-up", "followUp"));

    private DischargeOrder() {}

    public static Parameters of(DischargeDraft draft) {
        Parameters order = new Parameters();
        add(order, "consent-given", time(draft.getConsentGiven()));
        add(order, "consent-by", code(draft.getConsentBy()));
        String document = draft.getConsentDocument();
        add(order, "consent-document", document.isEmpty() ? null : new Reference(document));
        add(order, "planned-discharge", time(draft.getPlanned()));
        add(order, "care-level", code(draft.getCareLevel()));
        draft.getNeeds().forEach(need -> add(order, "need", new CodeType(need)));
        String note = draft.getNote();
        add(order, "note", note == null || note.isBlank() ? null : new StringType(note.strip()));
        draft.getServices().forEach(service -> add(order, "nursing-service", new Reference(service)));
        add(order, "answer-deadline", time(draft.getDeadline()));
        add(order, "posture", code(draft.getPosture()));
        add(order, "companion", new BooleanType(draft.isCompanion()));
        add(order, "carrier", reference(draft.getCarrier()));
        add(order, "destination", draft.goesElsewhere() ? destination(draft) : null);
        add(order, "pharmacy", reference(draft.getPharmacy()));
        add(order, "gp", reference(draft.getGp()));
        add(order, "follow-up", time(draft.getFollowUp()));
        return order;
    }

    /** The input of {@code CarePlan/$ask} (D8). */
    public static Parameters roundOf(DischargeDraft draft) {
        Parameters order = new Parameters();
        draft.getServices().forEach(service -> add(order, "nursing-service", new Reference(service)));
        add(order, "answer-deadline", time(draft.getDeadline()));
        return order;
    }

    private static void add(Parameters order, String name, @Nullable Type value) {
        if (value != null) {
            order.addParameter().setName(name).setValue(value);
        }
    }

    private static Address destination(DischargeDraft draft) {
        return new Address()
                .addLine(draft.getStreet())
                .setPostalCode(draft.getPostcode())
                .setCity(draft.getTown())
                .setCountry("DE");
    }

    private static @Nullable CodeType code(@Nullable String code) {
        return code == null ? null : new CodeType(code);
    }

    private static @Nullable Reference reference(@Nullable String reference) {
        return reference == null ? null : new Reference(reference);
    }

    static @Nullable DateTimeType time(@Nullable LocalDateTime berlin) {
        if (berlin == null) {
            return null;
        }
        Date instant = Date.from(berlin.atZone(HubClock.berlin()).toInstant());
        DateTimeType time = new DateTimeType(instant);
        time.setTimeZone(TimeZone.getTimeZone(HubClock.berlin()));
        return time;
    }
}
