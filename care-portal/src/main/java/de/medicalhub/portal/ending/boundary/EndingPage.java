package de.medicalhub.portal.ending.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.ending.control.EndingOrder;
import de.medicalhub.portal.ending.control.EndingRules;
import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.ending.entity.Missing;
import de.medicalhub.portal.ending.entity.Said;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** What has happened, and what ends with it; for discharge managers of the case's hospital (E4). */
@Named("ending")
@RequestScoped
public class EndingPage {
    private static final String KIND = HubCodes.BASE + "/CodeSystem/organization-kind|";
    private static final String HOUSES = "Organization?active=true&_count=500&type=" + KIND + "hospital," + KIND
            + "short-term-care," + KIND + "rehabilitation";

    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    private @Nullable String what;
    private @Nullable String by;
    private @Nullable String comment;
    private @Nullable String house;

    /** Reads the case, or says that there is none; one that has ended is shown as it is. */
    public String open() {
        AtomicBoolean ended = new AtomicBoolean();
        String problem = Problems.open(() -> ended.set(own.get().hasEnded()));
        return ended.get() ? own.page() : problem;
    }

    /** Whose discharge it is. */
    public String getName() {
        return own.get().patientName();
    }

    /** What can have happened, each with what follows (E1). */
    public List<SelectItem> getChoices() {
        return EndingOrder.possible(own.get()).stream()
                .map(ending -> new SelectItem(ending.value(), speaker.key("ending.what." + ending.value())))
                .toList();
    }

    /** Where patients are transferred to, in alphabetical order; not the own house. */
    public List<SelectItem> getHouses() {
        String hospital = own.get().organisation("hospital").orElse("");
        return records.searchAll(List.of(), List.of(HOUSES)).all(Organization.class).stream()
                .filter(house -> !Resources.referenceTo(house).equals(hospital))
                .sorted(Comparator.comparing(Organization::getName, Collator.getInstance(Locale.GERMAN)))
                .map(house -> new SelectItem(Resources.referenceTo(house), house.getName()))
                .toList();
    }

    /** Sends it; then the case is shown as it stands. */
    public String submit() {
        Optional<Ending> ending = Ending.find(what);
        Said said = new Said(by, comment, house);
        Optional<Missing> missing = EndingRules.missing(ending.orElse(null), said);
        return missing.isPresent()
                ? complain(missing.get().field(), speaker.key(missing.get().sentence()))
                : end(ending.orElseThrow(), said);
    }

    private String end(Ending ending, Said said) {
        return EndingOrder.of(own.get(), ending, said)
                .map(order -> send(order, ending))
                .orElseGet(() -> complain("", speaker.key("ending.refusal.CONFLICT")));
    }

    private String send(EndingOrder order, Ending ending) {
        return records.operate(order.target(), order.operation(), order.input())
                .refusal()
                .map(refusal -> complain(
                        "",
                        speaker.say(Phrase.code("ending.refusal", refusal.kind().name()))))
                .orElse(own.page() + "&done=" + (ending.endsTheCase() ? "ended" : ending.value()));
    }

    private static String complain(String field, String sentence) {
        FormFaults.say(field, sentence);
        return "";
    }

    public String getId() {
        return own.id();
    }

    public @Nullable String getWhat() {
        return what;
    }

    public void setWhat(@Nullable String what) {
        this.what = what;
    }

    public @Nullable String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by;
    }

    public @Nullable String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }

    public @Nullable String getHouse() {
        return house;
    }

    public void setHouse(@Nullable String house) {
        this.house = house;
    }
}
