package de.medicalhub.portal.muster4.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.cases.RideWeight;
import de.medicalhub.portal.documents.DownloadName;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.muster4.RideCheck;
import de.medicalhub.portal.muster4.control.RideAnswers;
import de.medicalhub.portal.muster4.control.RidePdf;
import de.medicalhub.portal.muster4.control.RideRules;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.muster4.entity.RideReason;
import de.medicalhub.portal.muster4.entity.Verdict;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Saved;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.omnifaces.util.Faces;

/** The facts for the prescription of a ride; for discharge managers of the case's hospital. */
@Named("ridePage")
@RequestScoped
public class RidePage {
    @Inject
    private RideFormPage form;

    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private boolean fitted;

    /** Begins with the answers before, else with what the case knows. */
    public String open() {
        return Problems.open(() -> {
            Optional<QuestionnaireResponse> stored = stored();
            form.begin(
                    stored.map(RideAnswers::facts).orElseGet(() -> RideAnswers.known(own.get())),
                    stored.map(RidePage::version).orElse(""));
        });
    }

    private Optional<QuestionnaireResponse> stored() {
        String patient = own.get().patient().map(Resources::referenceTo).orElse("");
        return RideAnswers.latest(records.search("QuestionnaireResponse?patient=" + patient + "&identifier="
                + own.get().id().toSearchToken()));
    }

    private static String version(QuestionnaireResponse response) {
        return Resources.referenceTo(response) + "/_history/"
                + response.getMeta().getVersionId();
    }

    /** Only takes over what was typed: the page says what it means. */
    public void check() {}

    /** Keeps the answers beside the ride, also if something does not fit yet. */
    public void store() {
        if (getVerdicts().isEmpty()) {
            FormFaults.say("returnReason", speaker.key("ride.fault.no-leg"));
            return;
        }
        if (!RideWeight.isFine(form.getFacts().get("weight"))) {
            FormFaults.say("weight", speaker.key("fault.weight.whole-kilograms"));
            return;
        }
        Optional<QuestionnaireResponse> now = stored();
        if (!now.map(RidePage::version).orElse("").equals(form.version())) {
            showOthers(now);
            return;
        }
        QuestionnaireResponse answers =
                RideAnswers.of(own.get(), form.getFacts(), user.claims().fhirUser(), clock.instant());
        if (now.isPresent()) {
            answers.setId(form.version());
        }
        Saved saved = now.isPresent()
                ? records.keep(answers)
                : records.store(RideAnswers.first(own.get(), answers)).first();
        saved.refusal().ifPresent(this::explainStored);
        saved.reference().ifPresent(this::kept);
    }

    private void explainStored(Refusal refusal) {
        if (refusal.kind() == ProblemKind.CONFLICT) {
            showOthers(stored());
            return;
        }
        FormFaults.say(
                "", speaker.say(Phrase.code("letter.refusal", refusal.kind().name())));
    }

    /** What somebody else has answered meanwhile stands beside what is answered here; the next time it is stored knowingly (V8). */
    private void showOthers(Optional<QuestionnaireResponse> now) {
        RideFacts theirs = now.map(RideAnswers::facts).orElseGet(RideFacts::new);
        Map<String, String> differing = new LinkedHashMap<>();
        RideAnswers.differing(theirs, form.getFacts())
                .forEach(question -> differing.put(speaker.key("ride." + question), words(question, theirs)));
        form.know(now.map(RidePage::version).orElse(""), differing);
        FormFaults.say("", speaker.key("ride.fault.overtaken"));
    }

    /** As the form says it; free text as it was typed. */
    private String words(String question, RideFacts facts) {
        return facts.get(question).isEmpty()
                ? speaker.key("ride.none")
                : facts.all(question).stream()
                        .map(answer -> choice(question, answer))
                        .collect(Collectors.joining(", "));
    }

    private String choice(String question, String answer) {
        return switch (question) {
            case "outReason", "returnReason" -> speaker.key("ride.reason." + answer);
            case "careLevel" -> speaker.say(Phrase.code("care-level", answer));
            case "posture" -> speaker.say(Phrase.code("posture", answer));
            case "justification", "vehicleText" -> answer;
            case "weight" -> speaker.say(Phrase.of("ride.kilograms", answer));
            default -> speaker.key("ride." + question + "." + answer);
        };
    }

    private void kept(String reference) {
        form.know(reference, Map.of());
        done("ride.stored");
    }

    /** Keeps the answers and takes them over into the ride, which is planned anew (V9). */
    public void fit() {
        store();
        if (FacesContext.getCurrentInstance().isValidationFailed() || hasFaults()) {
            return;
        }
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        records.operate(plan, "$fit-ride", new Parameters()).refusal().ifPresentOrElse(this::explain, () -> {
            fitted = true;
            done("ride.fitted");
        });
    }

    private static boolean hasFaults() {
        return FacesContext.getCurrentInstance().getMessageList().stream()
                .anyMatch(message -> message.getSeverity() == FacesMessage.SEVERITY_ERROR);
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say("", issue.sentence()));
    }

    /** Where the answers contradict the ride that is ordered. */
    public List<String> getContradictions() {
        return fitted
                ? List.of()
                : RideCheck.contradictions(own.get(), form.getFacts()::all).stream()
                        .map(speaker::say)
                        .toList();
    }

    /** Reference of the answers as they were kept last; empty if there are none. */
    public String getStored() {
        return own.get().rideAnswers().map(Resources::referenceTo).orElse("");
    }

    private void done(String words) {
        String sentence = speaker.key(words);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    /** What somebody else has answered otherwise, by question. */
    public List<Map.Entry<String, String>> getOthers() {
        return List.copyOf(form.getOthers().entrySet());
    }

    /** Shows the summary as PDF; nothing is stored. */
    public void print() {
        Texts german = new Texts(Language.of("de"), clock);
        Faces.sendFile(
                new RidePdf(german).print(own.get(), form.getFacts()),
                DownloadName.on(german.of("ride.title"), clock.instant()) + ".pdf",
                true);
    }

    public List<Verdict> getVerdicts() {
        return RideRules.judge(form.getFacts());
    }

    public List<SelectItem> getReasons() {
        return Arrays.stream(RideReason.values())
                .map(reason -> new SelectItem(reason.code(), speaker.key("ride.reason." + reason.code())))
                .toList();
    }

    public RideFacts getFacts() {
        return form.getFacts();
    }

    public String getName() {
        return own.get().patientName();
    }

    public String getId() {
        return own.id();
    }
}
