package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.RideWeight;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.NeedDraft;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
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
            Map.entry("consent-witness", "consentWitness"),
            Map.entry("planned-discharge", "planned"),
            Map.entry("care-level", "careLevel"),
            Map.entry("need", "needs"),
            Map.entry("note", "note"),
            Map.entry("nursing-service", "services"),
            Map.entry("answer-deadline", "deadline"),
            Map.entry("posture", "posture"),
            Map.entry("companion", "companion"),
            Map.entry("patient-weight", "weight"),
            Map.entry("carrier", "carrier"),
            Map.entry("destination", "street"),
            Map.entry("ride-note", "doorNote"),
            Map.entry("pharmacy", "pharmacy"),
            Map.entry("deliver-by", "planned"),
            Map.entry("gp", "gp"),
            Map.entry("follow-up", "followUp"));

    private DischargeOrder() {}

    /** Where a refusal of that parameter is shown; empty text for on top only. */
    public static String fieldOf(String parameter) {
        return FIELD_OF_PARAMETER.getOrDefault(
                parameter, parameter.matches(".*-(decision|reason|organisation|note)") ? parameter : "");
    }

    public static Parameters of(DischargeDraft draft) {
        Parameters order = new Parameters();
        add(order, "consent-given", time(draft.getConsentGiven()));
        add(order, "consent-by", code(draft.getConsentBy()));
        String document = draft.getConsentDocument();
        add(order, "consent-document", document.isEmpty() ? null : new Reference(document));
        add(order, "consent-witness", document.isEmpty() ? text(draft.getConsentWitness()) : null);
        add(order, "planned-discharge", time(draft.getPlanned()));
        draft.getSupports().forEach((kind, need) -> {
            add(order, kind + "-decision", code(need.getAnswer()));
            add(order, kind + "-reason", draft.wants(kind) ? null : text(need.getReason()));
        });
        String careLevel = draft.getCareLevel();
        add(order, "care-level", careLevel == null || careLevel.isEmpty() ? null : code(careLevel));
        String gp = draft.getGp();
        add(order, "gp", gp == null || gp.isEmpty() ? null : reference(gp));
        draft.getSupports().keySet().stream().filter(draft::wants).forEach(kind -> part(order, kind, draft));
        carrier(order, draft);
        add(order, "destination", draft.goesElsewhere() && isDrivenTo(draft) ? destination(draft) : null);
        add(order, "ride-note", isDriven(draft) ? text(draft.getDoorNote()) : null);
        return order;
    }

    /** The input of {@code CarePlan/$decide} (D16). */
    public static Parameters needOf(String kind, DischargeDraft draft) {
        Parameters order = new Parameters();
        NeedDraft need = draft.getSupports().getOrDefault(kind, new NeedDraft(null));
        add(order, "kind", code(kind));
        add(order, "decision", code(need.getAnswer()));
        if (!draft.wants(kind)) {
            add(order, "reason", text(need.getReason()));
            return order;
        }
        add(order, "consent-by", code(draft.getConsentBy()));
        add(order, "consent-witness", text(draft.getConsentWitness()));
        if (kind.equals(CaseNeeds.NURSING)) {
            add(order, "care-level", code(draft.getCareLevel()));
        }
        if (kind.equals(CaseNeeds.APPOINTMENTS)) {
            add(order, "gp", reference(draft.getGp()));
        }
        part(order, kind, draft);
        if (kind.equals(CaseNeeds.TRANSPORT) || kind.equals(CaseNeeds.MEDICATION)) {
            add(order, "carrier", reference(draft.getCarrier()));
            add(order, "destination", draft.goesElsewhere() ? destination(draft) : null);
            add(order, "ride-note", text(draft.getDoorNote()));
        }
        return order;
    }

    /** What one support asks. */
    private static void part(Parameters order, String kind, DischargeDraft draft) {
        switch (kind) {
            case CaseNeeds.NURSING -> {
                draft.getNeeds().forEach(need -> add(order, "need", new CodeType(need)));
                add(order, "note", text(draft.getNote()));
                draft.getServices().forEach(service -> add(order, "nursing-service", new Reference(service)));
                add(order, "answer-deadline", time(draft.getDeadline()));
            }
            case CaseNeeds.TRANSPORT -> {
                add(order, "posture", code(draft.getPosture()));
                add(order, "companion", new BooleanType(draft.isCompanion()));
                RideWeight.read(draft.getWeight())
                        .ifPresent(kilograms -> add(order, "patient-weight", new IntegerType(kilograms)));
            }
            case CaseNeeds.MEDICATION -> add(order, "pharmacy", reference(draft.getPharmacy()));
            case CaseNeeds.APPOINTMENTS -> add(order, "follow-up", time(draft.getFollowUp()));
            default -> {
                NeedDraft need = draft.getSupports().getOrDefault(kind, new NeedDraft(null));
                add(order, kind + "-organisation", reference(need.getOrganisation()));
                add(order, kind + "-note", text(need.getNote()));
            }
        }
    }

    /** Without a ride somebody brings the medicine, or it is fetched at the pharmacy. */
    private static void carrier(Parameters order, DischargeDraft draft) {
        add(order, "carrier", isDriven(draft) ? reference(draft.getCarrier()) : null);
    }

    private static boolean isDriven(DischargeDraft draft) {
        return draft.wants(CaseNeeds.TRANSPORT) || draft.wants(CaseNeeds.MEDICATION);
    }

    private static boolean isDrivenTo(DischargeDraft draft) {
        return isDriven(draft) || draft.wants(CaseNeeds.NURSING);
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
        return reference == null || reference.isEmpty() ? null : new Reference(reference);
    }

    private static @Nullable StringType text(@Nullable String text) {
        return text == null || text.isBlank() ? null : new StringType(text.strip());
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
