package de.medicalhub.portal.letter.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.letter.control.LetterNotice;
import de.medicalhub.portal.letter.control.Letters;
import de.medicalhub.portal.letter.entity.PrintedLetter;
import de.medicalhub.portal.letter.entity.Recipient;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** Prints a letter with a code: staff for a patient, a patient for a relative (T2). */
@Named("accessLetter")
@RequestScoped
public class AccessLetterPage {
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    @Inject
    private CurrentUser user;

    @Inject
    private Records records;

    @Inject
    private Letters letters;

    @Inject
    private PortalSettings settings;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String patient = "";
    private String relative = "";
    private @Nullable Person person;
    private @Nullable PrintedLetter letter;

    private record Person(Recipient recipient, String name, LocalDate born) {}

    @PostConstruct
    void readAddress() {
        patient = id("patient");
        relative = id("relative");
    }

    private String id(String parameter) {
        return Optional.ofNullable(request.getParameter(parameter))
                .filter(id -> id.matches(ID))
                .orElse("");
    }

    public String open() {
        return Problems.open(this::person);
    }

    /** Tells the patient, then makes the code; it is shown in this answer and never again (T2, T7). */
    public void print() {
        Person whom = person();
        String about = relative.isEmpty() ? "Patient/" + patient : user.claims().fhirUser();
        LetterNotice notice = new LetterNotice(user.getName(), user.getOrganisation(), clock.instant());
        Communication told = notice.about(
                about, user.claims().fhirUser(), whom.recipient().fhirUser(), letters.hasAccount(whom.recipient()));
        records.save(told)
                .ifPresentOrElse(
                        refusal -> FormFaults.say("", speaker.key("access-letter.refused")),
                        () -> letter = letters.print(
                                whom.recipient(), whom.born(), user.claims().username()));
    }

    private Person person() {
        Person known = person;
        if (known == null) {
            known = relative.isEmpty() ? patient() : relative();
            person = known;
        }
        return known;
    }

    private Person patient() {
        if (!user.isDischargeManager() && !user.isGp()) {
            throw new HubException(ProblemKind.FORBIDDEN, "Letters for patients are printed by staff.");
        }
        return records.search("Patient?_id=" + patient)
                .first(Patient.class)
                .filter(found -> !patient.isEmpty())
                .map(found -> new Person(
                        recipient("Patient/" + patient, Role.PATIENT, found.getNameFirstRep()),
                        Resources.nameOf(found.getName()),
                        born(found)))
                .orElseThrow(AccessLetterPage::absent);
    }

    private Person relative() {
        if (!user.isPatient()) {
            throw new HubException(ProblemKind.FORBIDDEN, "Letters for relatives are printed by the patient.");
        }
        String self = user.claims().fhirUser();
        Resources found = records.searchAll(List.of(
                "RelatedPerson?patient=" + self + "&_id=" + relative,
                "Consent?patient=" + self + "&status=active&actor=RelatedPerson/" + relative + "&category="
                        + HubCodes.CONSENT_PURPOSE + "|" + HubCodes.RELATIVE,
                "Patient?_id=" + self.substring("Patient/".length())));
        LocalDate born = found.first(Patient.class).map(AccessLetterPage::born).orElseThrow(AccessLetterPage::absent);
        return found.first(RelatedPerson.class)
                .filter(one -> found.first(Consent.class).isPresent())
                .map(one -> new Person(
                        recipient("RelatedPerson/" + relative, Role.RELATIVE, one.getNameFirstRep()),
                        Resources.nameOf(one.getName()),
                        born))
                .orElseThrow(AccessLetterPage::absent);
    }

    private static Recipient recipient(String fhirUser, Role role, HumanName name) {
        return new Recipient(
                fhirUser,
                role,
                Objects.requireNonNullElse(name.getGivenAsSingleString(), ""),
                Objects.requireNonNullElse(name.getFamily(), ""));
    }

    /** Without a date of birth the code could not be tied to the person. */
    private static LocalDate born(Patient found) {
        String date = Objects.requireNonNullElse(found.getBirthDateElement().getValueAsString(), "");
        if (date.length() != "1940-03-24".length()) {
            throw new HubException(ProblemKind.RULE, "The record holds no full date of birth.");
        }
        return LocalDate.parse(date);
    }

    private static HubException absent() {
        return new HubException(ProblemKind.NOT_FOUND, "No such person, or not the reader's to write to.");
    }

    public String getName() {
        return person().name();
    }

    public boolean isForRelative() {
        return !relative.isEmpty();
    }

    public String getPatient() {
        return patient;
    }

    public String getRelative() {
        return relative;
    }

    public boolean isPrinted() {
        return letter != null;
    }

    public String getCode() {
        return letter == null ? "" : letter.code().grouped();
    }

    public String getUsername() {
        return letter == null ? "" : letter.username();
    }

    /** Whom to call with questions about the letter; empty if a patient prints it, or the directory knows no number. */
    public String getQuestions() {
        if (letter == null || isForRelative()) {
            return "";
        }
        return user.organisations().stream()
                .findFirst()
                .flatMap(own -> records.search(
                                "Organization?_id=" + own.reference().substring("Organization/".length()))
                        .first(Organization.class)
                        .map(found -> found.getTelecomFirstRep().getValue())
                        .map(phone -> speaker.key("access-letter.questions", own.name(), phone)))
                .orElse("");
    }

    public String getExpires() {
        return letter == null ? "" : speaker.texts().times().date(letter.expires());
    }

    /** Where the code is typed. */
    public String getAddress() {
        return settings.hubUrl() + "/letter";
    }

    /** The code stands behind the hash, which no browser sends anywhere. */
    private String scanned() {
        return getAddress() + "#" + getCode();
    }

    public String getQrPath() {
        return QrCode.path(scanned());
    }

    public int getQrSize() {
        return QrCode.size(scanned());
    }
}
