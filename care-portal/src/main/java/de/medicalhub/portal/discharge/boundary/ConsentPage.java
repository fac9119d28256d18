package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.discharge.control.ConsentForm;
import de.medicalhub.portal.discharge.control.InpatientRows;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.Signature;
import de.medicalhub.portal.discharge.entity.SignedForm;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Information and consent before a discharge, to read, print and sign (D12); for discharge managers of the hospital. */
@Named("consentPage")
@RequestScoped
public class ConsentPage {
    private static final int PARAGRAPHS = 7;

    @Inject
    private Records records;

    @Inject
    private Uploads uploads;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String encounter = "";
    private final Signature signature = new Signature();
    private @Nullable Part file;
    private @Nullable Resources stay;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        encounter = Objects.requireNonNullElse(request.getParameter("encounter"), "");
    }

    /** Reads the stay, or says that there is none. */
    public String open() {
        return Problems.open(this::stay);
    }

    private Resources stay() {
        Resources known = stay;
        if (known == null) {
            if (!encounter.matches("[A-Za-z0-9.-]{1,64}")) {
                throw unknown();
            }
            known = records.searchAll(List.of(
                    "Encounter?_id=" + encounter + "&_include=Encounter:patient&_include=Encounter:service-provider",
                    ConsentForm.query("Encounter/" + encounter)));
            if (known.first(Encounter.class).isEmpty()) {
                throw unknown();
            }
            stay = known;
        }
        return known;
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such stay, or not of your hospital.");
    }

    public String getName() {
        return patient().map(patient -> Resources.nameOf(patient.getName())).orElse("");
    }

    public String getBorn() {
        return patient()
                .map(patient -> InpatientRows.born(patient, speaker.texts()))
                .orElse("");
    }

    private Optional<Patient> patient() {
        return stay().first(Patient.class);
    }

    public String getHospital() {
        return stay().first(Organization.class).map(Organization::getName).orElse("");
    }

    /** What is agreed to, paragraph by paragraph. */
    public List<String> getParagraphs() {
        return IntStream.rangeClosed(1, PARAGRAPHS)
                .mapToObj(number -> speaker.say(Phrase.of("consent.text." + number, getHospital())))
                .toList();
    }

    /** When and by whom it was signed, in words; empty if it was not. */
    public String getSigned() {
        return ConsentForm.of(stay())
                .map(form -> speaker.say(Phrase.of(
                        "consent.signed",
                        speaker.key(
                                form.byPatient()
                                        ? "discharge.consentBy.patient"
                                        : "discharge.consentBy.representative"),
                        form.signed().atZone(HubClock.berlin()).toInstant())))
                .orElse("");
    }

    /** Whether it was signed on paper, so that a scan is wanted. */
    public boolean isOnPaper() {
        return ConsentForm.of(stay()).filter(SignedForm::onPaper).isPresent();
    }

    /** What was scanned of it, newest first. */
    public List<SignedForm.Scan> getScans() {
        return ConsentForm.of(stay()).map(SignedForm::scans).orElse(List.of());
    }

    /** By whom and when, in words. */
    public String scanned(SignedForm.Scan scan) {
        return speaker.say(Phrase.of(
                "consent.scan.by", scan.scanned().atZone(HubClock.berlin()).toInstant(), scan.by()));
    }

    /** Keeps the scan, and puts it behind the Consents if the case has begun already. */
    public String scan() {
        Part given = file;
        SignedForm form = ConsentForm.of(stay()).orElseThrow(ConsentPage::unknown);
        if (given == null || given.getSize() == 0) {
            FormFaults.say("scan", speaker.key("fault.file.missing"));
            return "";
        }
        Optional<Phrase> trouble = uploads.keep(Uploads.Sent.of(given), looked -> keep(form, looked));
        trouble.ifPresent(reason -> FormFaults.say("scan", speaker.say(reason)));
        return trouble.isPresent() ? "" : "/consent?faces-redirect=true&encounter=" + encounter;
    }

    private Optional<Phrase> keep(SignedForm form, Uploads.File looked) {
        Encounter found = stay().first(Encounter.class).orElseThrow(ConsentPage::unknown);
        Stored stored =
                records.add(ConsentForm.scan(found, form, looked, user.claims().fhirUser(), clock.instant()));
        if (stored.refusal().isPresent()) {
            return stored.refusal()
                    .map(refusal -> Phrase.code("upload.refusal", refusal.kind().name()));
        }
        Parameters order = new Parameters();
        order.addParameter()
                .setName("document")
                .setValue(new Reference(stored.references().get(0)));
        return InpatientRows.plansOf(List.of(found))
                .flatMap(query -> records.search(query).all(CarePlan.class).stream()
                        .flatMap(plan ->
                                records
                                        .operate(Resources.referenceTo(plan), "$attach-consent", order)
                                        .refusal()
                                        .stream())
                        .findFirst()
                        .map(refusal -> Phrase.of("upload.consent.unattached")));
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    /** Keeps the signature; then the form of the discharge is shown. */
    public String sign() {
        List<FieldFault> faults = ConsentForm.check(signature);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        Instant now = clock.instant();
        Encounter found = stay().first(Encounter.class).orElseThrow(ConsentPage::unknown);
        Optional<Refusal> refusal = records.keep(ConsentForm.document(
                        found,
                        signature,
                        new ConsentForm.Wording(words(now), speaker.getLocale().getLanguage()),
                        user.claims().fhirUser(),
                        now))
                .refusal();
        refusal.ifPresent(reason -> FormFaults.say(
                "", speaker.say(Phrase.code("assessment.refusal", reason.kind().name()))));
        return refusal.isPresent() ? "" : "/discharge?faces-redirect=true&encounter=" + encounter;
    }

    private String words(Instant now) {
        String witness = Objects.requireNonNullElse(signature.getWitness(), "");
        return Stream.concat(
                        getParagraphs().stream(),
                        Stream.of(
                                getName() + ", " + getBorn(),
                                speaker.say(Phrase.of(
                                        "consent.record." + signature.getWay(),
                                        Objects.requireNonNullElse(signature.getSigner(), ""),
                                        now,
                                        witness))))
                .collect(Collectors.joining("\n\n"));
    }

    public String getEncounter() {
        return encounter;
    }

    public Signature getSignature() {
        return signature;
    }
}
