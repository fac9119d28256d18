package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.MedicineNews;
import de.medicalhub.portal.record.control.Medicines;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.entity.Medicine;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The practice changes or ends one medicine, or takes back an order that was a mistake (K8, K9). */
@Named("medicineChange")
@RequestScoped
public class MedicineChangePage {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private MedicineNews news;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private String of = "";
    private String seen = "";
    private @Nullable Resources read;
    private @Nullable String decision;
    private @Nullable String dosage;
    private @Nullable String reason;

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        of = Objects.requireNonNullElse(request.getParameter("of"), "");
        seen = of;
    }

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (treated.ownPart(treated.get()).filter("gp"::equals).isEmpty()) {
                throw new HubException(ProblemKind.NOT_FOUND, "Medicines are changed by the practice of the case.");
            }
            Medicine medicine = getMedicine();
            if (!medicine.isActive()) {
                throw new HubException(ProblemKind.NOT_FOUND, "No such medicine holds.");
            }
            dosage = medicine.dosage();
            seen = medicine.id();
        });
    }

    private Resources read() {
        Resources known = read;
        if (known == null) {
            known = records.searchAll(List.of(RecordQueries.medicines(treated.patient())));
            read = known;
        }
        return known;
    }

    /** The medicine that the address names, or what took its place since. */
    public Medicine getMedicine() {
        return new Medicines(speaker.texts(), read())
                .latest(of)
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "There is no such medicine."));
    }

    private String reference() {
        return "MedicationRequest/" + getMedicine().id();
    }

    private Optional<MedicationRequest> order() {
        return read().find(MedicationRequest.class, reference());
    }

    /** Whether the reader has ordered it and can take that back: nothing of it was there before. */
    private boolean isOwn() {
        return order().filter(one ->
                        user.claims().fhirUser().equals(one.getRequester().getReference()))
                .filter(one -> one.getExtension().stream()
                        .anyMatch(extension -> HubCodes.MEDICATION_DECIDED.equals(extension.getUrl())
                                && "started".equals(extension.getValue().primitiveValue())))
                .isPresent();
    }

    /** What can be decided. */
    public List<SelectItem> getChoices() {
        List<SelectItem> choices = new ArrayList<>();
        choices.add(new SelectItem("changed", speaker.key("medicine.change")));
        choices.add(new SelectItem("stopped", speaker.key("medicine.stop")));
        if (isOwn()) {
            choices.add(new SelectItem("mistake", speaker.key("medicine.mistake")));
        }
        return choices;
    }

    /** Does it and tells the others; then the record is shown. */
    public String submit() {
        String chosen = Objects.requireNonNullElse(decision, "");
        if (isOvertaken() || !isComplete(chosen)) {
            return "";
        }
        Medicine medicine = getMedicine();
        Optional<Refusal> refused = chosen.equals("mistake")
                ? order().filter(one -> isOwn())
                        .flatMap(one ->
                                records.save(one.setStatus(MedicationRequest.MedicationRequestStatus.ENTEREDINERROR)))
                : records.operate(treated.plan(), "$decide-medicine", parameters(chosen))
                        .refusal();
        if (refused.isPresent()) {
            read = null;
            if (!isOvertaken()) {
                explain(refused.get());
            }
            return "";
        }
        String done = news.tell(List.of(sentence(chosen, medicine))) ? "medicine" : "medicine-untold";
        return "/patient?faces-redirect=true&done=" + done + "&case=" + treated.id();
    }

    /** A colleague was faster: what holds now stands beside what was typed, and the next time it is decided about knowingly (K13). */
    private boolean isOvertaken() {
        Medicine medicine = getMedicine();
        if (!medicine.isActive()) {
            FormFaults.say("", speaker.key("fault.medicine.ended", medicine.name(), medicine.why()));
            return true;
        }
        if (medicine.id().equals(seen)) {
            return false;
        }
        seen = medicine.id();
        FormFaults.say(
                "",
                speaker.say(Phrase.of("fault.medicine.changed", medicine.name(), medicine.dosage(), medicine.why())));
        return true;
    }

    private boolean isComplete(String chosen) {
        boolean complete = true;
        if (chosen.isEmpty()) {
            FormFaults.say("decision", speaker.key("fault.decisions.none"));
            return false;
        }
        String name = getMedicine().name();
        if (text(reason).isEmpty()) {
            FormFaults.say("reason", speaker.key("fault.decision.reason", name));
            complete = false;
        }
        if (chosen.equals("changed") && text(dosage).equals(getMedicine().dosage())) {
            FormFaults.say("dosage", speaker.key("fault.decision.same", name));
            complete = false;
        }
        if (chosen.equals("changed") && text(dosage).isEmpty()) {
            FormFaults.say("dosage", speaker.key("fault.decision.dosage", name));
            complete = false;
        }
        return complete;
    }

    private Parameters parameters(String chosen) {
        Parameters parameters = new Parameters()
                .addParameter("decision", new CodeType(chosen))
                .addParameter("prescription", new Reference(reference()))
                .addParameter("reason", new StringType(text(reason)));
        return chosen.equals("changed") ? parameters.addParameter("dosage", new StringType(text(dosage))) : parameters;
    }

    private Phrase sentence(String chosen, Medicine medicine) {
        return switch (chosen) {
            case "changed" -> Phrase.of("medicine.told.changed", medicine.name(), text(dosage), text(reason));
            case "stopped" -> Phrase.of("medicine.told.stopped", medicine.name(), text(reason));
            default -> Phrase.of("medicine.told.mistake", medicine.name(), text(reason));
        };
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say("", issue.sentence()));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    /** Which prescription the page shows; comes back with the form. */
    public String getSeen() {
        return seen;
    }

    public void setSeen(@Nullable String seen) {
        this.seen = Objects.requireNonNullElse(seen, "");
    }

    public @Nullable String getDecision() {
        return decision;
    }

    public void setDecision(@Nullable String decision) {
        this.decision = decision;
    }

    public @Nullable String getDosage() {
        return dosage;
    }

    public void setDosage(@Nullable String dosage) {
        this.dosage = dosage;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
