package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.Decisions;
import de.medicalhub.portal.record.control.MedicineNews;
import de.medicalhub.portal.record.control.MedicinePairs;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.entity.MedicinePair;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The practice decides about each medicine (K7); for the practice of the case, enforced by the server. */
@Named("medicines")
@RequestScoped
public class MedicinesPage {
    private static final Pattern PLACE = Pattern.compile("medicine\\[([0-9]{1,4})]");

    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private MedicineNews news;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private final Decisions decisions = new Decisions();
    private @Nullable List<MedicinePair> pairs;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            requirePractice();
            getPairs().forEach(pair -> decisions.getTyped().put(pair.key() + "Dosage", pair.dosage()));
        });
    }

    private void requirePractice() {
        if (treated.ownPart(treated.get()).filter("gp"::equals).isEmpty()) {
            throw new HubException(ProblemKind.NOT_FOUND, "Decisions are for the practice of the case.");
        }
    }

    public List<MedicinePair> getPairs() {
        List<MedicinePair> known = pairs;
        if (known == null) {
            String patient = treated.patient();
            known = new MedicinePairs(
                            speaker.texts(),
                            records.searchAll(List.of(
                                    RecordQueries.medicines(patient),
                                    "MedicationStatement?patient=" + patient
                                            + "&_include=MedicationStatement:medication&_count=100")))
                    .list();
            pairs = known;
        }
        return known;
    }

    /** Whether something is still to decide. */
    public boolean isAnythingOpen() {
        return getPairs().stream().anyMatch(MedicinePair::isOpen);
    }

    /** Writes the decisions and tells the others; then the record is shown. */
    public String submit() {
        requirePractice();
        if (isOvertaken()) {
            return "";
        }
        List<MedicinePair> decided = getPairs().stream()
                .filter(pair -> pair.isOpen() && decisions.of(pair).isPresent())
                .toList();
        if (decided.isEmpty()) {
            FormFaults.say("", speaker.key("fault.decisions.none"));
            return "";
        }
        if (!isComplete(decided)) {
            return "";
        }
        Optional<Refusal> answer = records.operate(treated.plan(), "$decide-medicine", decisions.toParameters(decided))
                .refusal();
        if (answer.isPresent()) {
            pairs = null;
            explain(answer.get(), decided);
            return "";
        }
        boolean told = tell(decided.stream()
                .filter(pair -> !decisions.of(pair).orElse("").equals("kept"))
                .map(this::sentence)
                .toList());
        return "/patient?faces-redirect=true&done=" + (told ? "medicines" : "medicine-untold") + "&case="
                + treated.id();
    }

    /** Somebody was faster with one of them: nothing is written before that was seen (K13). */
    private boolean isOvertaken() {
        List<MedicinePair> overtaken = getPairs().stream()
                .filter(pair -> !pair.isOpen() && !mine(pair).isEmpty())
                .toList();
        overtaken.forEach(pair -> FormFaults.say("", speaker.key("fault.decision.overtaken", pair.name())));
        return !overtaken.isEmpty();
    }

    /** What was chosen here for a medicine about which somebody else has decided meanwhile; empty if nothing. */
    public String mine(MedicinePair pair) {
        String chosen = Objects.requireNonNullElse(request.getParameter(pair.key()), "");
        return pair.isOpen() || chosen.isEmpty()
                ? ""
                : Stream.of(
                                speaker.say(Phrase.code("medicine.mine", chosen)),
                                chosen.equals("changed") ? request.getParameter(pair.key() + "Dosage") : "",
                                request.getParameter(pair.key() + "Reason"))
                        .filter(words -> words != null && !words.isBlank())
                        .collect(Collectors.joining(", "));
    }

    private boolean isComplete(List<MedicinePair> decided) {
        boolean complete = true;
        for (MedicinePair pair : decided) {
            String decision = decisions.of(pair).orElse("");
            if (!decision.equals("kept") && decisions.reason(pair).isEmpty()) {
                FormFaults.say(pair.key() + "Reason", speaker.key("fault.decision.reason", pair.name()));
                complete = false;
            }
            if (decision.equals("changed")
                    && decisions.dosage(pair).filter(pair.dosage()::equals).isPresent()) {
                FormFaults.say(pair.key() + "Dosage", speaker.key("fault.decision.same", pair.name()));
                complete = false;
            }
            if (decision.equals("changed") && decisions.dosage(pair).isEmpty()) {
                FormFaults.say(pair.key() + "Dosage", speaker.key("fault.decision.dosage", pair.name()));
                complete = false;
            }
        }
        return complete;
    }

    private Phrase sentence(MedicinePair pair) {
        return decisions.of(pair).filter("changed"::equals).isPresent()
                ? Phrase.of(
                        "medicine.told.changed",
                        pair.name(),
                        decisions.dosage(pair).orElse(""),
                        decisions.reason(pair).orElse(""))
                : Phrase.of(
                        "medicine.told.stopped",
                        pair.name(),
                        decisions.reason(pair).orElse(""));
    }

    /** One message for all that changed, to the others and to the patient (K7). */
    private boolean tell(List<Phrase> told) {
        return told.isEmpty()
                || news.tell(Stream.concat(Stream.of(Phrase.of("medicine.told")), told.stream())
                        .toList());
    }

    /** Said at the medicine that the server names; what it says of none is said on top. */
    private void explain(Refusal refusal, List<MedicinePair> decided) {
        if (refusal.kind() == ProblemKind.CONFLICT && isOvertaken()) {
            return;
        }
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(field(issue.parameter(), decided), issue.sentence()));
    }

    private static String field(String parameter, List<MedicinePair> decided) {
        Matcher place = PLACE.matcher(parameter);
        return place.lookingAt() && Integer.parseInt(place.group(1)) < decided.size()
                ? decided.get(Integer.parseInt(place.group(1))).key() + "Reason"
                : "";
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    public Decisions getDecisions() {
        return decisions;
    }
}
