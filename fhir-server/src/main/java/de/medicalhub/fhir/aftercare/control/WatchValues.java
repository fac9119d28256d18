package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.profile.OwnCodes;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A new value outside the agreed range becomes visible work for somebody (rule 5 of the feature). */
@Component
public class WatchValues {
    private final AftercareRecords records;
    private final Clock clock;

    WatchValues(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Within the transaction that stores the value.
     *
     * @param ranges what is agreed with each patient, as far as it was asked for already
     */
    public void watch(Observation stored, Map<String, List<Goal>> ranges) {
        Map<VitalSign, BigDecimal> values = values(stored);
        String patient = LocalReference.of(stored.getSubject());
        if (values.isEmpty()
                || patient.isEmpty()
                || stored.getStatus() == Observation.ObservationStatus.ENTEREDINERROR) {
            return;
        }
        ranges.computeIfAbsent(patient, records::rangesOf).stream()
                .flatMap(goal -> AgreedRange.of(goal).stream())
                .forEach(range -> Optional.ofNullable(values.get(range.sign()))
                        .filter(value -> !range.contains(value))
                        .ifPresent(value -> raise(range, stored, value)));
    }

    private void raise(AgreedRange range, Observation stored, BigDecimal value) {
        Optional<CareTeam> team = records.teamOf(range.caseId());
        if (team.isEmpty()) {
            return; // The case has ended: nobody would see it.
        }
        Reference observation = new Reference(LocalReference.of(stored));
        Optional<Flag> standing = records.openFlagsOf(LocalReference.of(stored.getSubject())).stream()
                .filter(flag -> CaseId.find(flag).filter(range.caseId()::equals).isPresent())
                .filter(flag -> signOf(flag).filter(range.sign()::equals).isPresent())
                .findFirst();
        if (standing.isPresent()) {
            Flag flag = standing.get();
            flag.getExtension().removeIf(old -> HubCodes.FLAG_DETAIL.equals(old.getUrl()));
            flag.addExtension(new Extension(HubCodes.FLAG_DETAIL, observation));
            records.write(flag);
            return;
        }
        String flag = records.write(flag(range, stored, observation));
        records.write(alert(range, team.get(), stored, value).addAbout(new Reference(flag)));
    }

    private Flag flag(AgreedRange range, Observation stored, Reference observation) {
        Flag flag = new Flag();
        flag.addIdentifier(CaseId.parse(range.caseId()).toIdentifier());
        flag.setStatus(Flag.FlagStatus.ACTIVE);
        CodeableConcept code = OwnCodes.shipped().concept(HubCodes.FLAG_CODE, HubCodes.OUT_OF_RANGE);
        code.addCoding(
                new Coding(VitalSign.LOINC, range.sign().code(), range.sign().german()));
        flag.setCode(code);
        flag.setSubject(stored.getSubject().copy());
        flag.getPeriod().setStart(Date.from(clock.instant()));
        flag.addExtension(new Extension(HubCodes.FLAG_DETAIL, observation));
        return flag;
    }

    private Communication alert(AgreedRange range, CareTeam team, Observation stored, BigDecimal value) {
        Communication alert = new Communication();
        alert.addIdentifier(CaseId.parse(range.caseId()).toIdentifier());
        alert.setStatus(Communication.CommunicationStatus.COMPLETED);
        alert.addCategory(OwnCodes.shipped().concept(HubCodes.COMMUNICATION_KIND, HubCodes.KIND_ALERT));
        alert.setSubject(stored.getSubject().copy());
        alert.setSent(Date.from(clock.instant()));
        team.getParticipant().stream()
                .filter(one -> one.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .anyMatch(coding -> HubCodes.CASE_ROLE.equals(coding.getSystem())
                                && List.of("gp", "nursing").contains(coding.getCode())))
                .forEach(one -> alert.addRecipient(one.getMember().copy()));
        alert.addPayload()
                .setContent(new StringType("Wert außerhalb des vereinbarten Bereichs: "
                        + range.sign().german() + " " + value.toPlainString() + " "
                        + range.sign().unit()));
        return alert;
    }

    /** Which value a Flag of this feature is about. */
    static Optional<VitalSign> signOf(Flag flag) {
        return flag.getCode().getCoding().stream()
                .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                .findFirst();
    }

    private static Map<VitalSign, BigDecimal> values(Observation observation) {
        Map<VitalSign, BigDecimal> values = new EnumMap<>(VitalSign.class);
        take(observation.getCode(), observation.getValue(), values);
        observation.getComponent().forEach(part -> take(part.getCode(), part.getValue(), values));
        return values;
    }

    private static void take(CodeableConcept code, @Nullable Type value, Map<VitalSign, BigDecimal> values) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            code.getCoding().stream()
                    .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                    .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                    .filter(sign -> sign.unit().equals(quantity.getCode()))
                    .forEach(sign -> values.put(sign, quantity.getValue()));
        }
    }
}
