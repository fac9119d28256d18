package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form holds while it is typed; nothing in it is valid yet. Times are Europe/Berlin. */
public class DischargeDraft implements Serializable {
    private @Nullable String consentBy;
    private @Nullable LocalDateTime consentGiven;
    private @Nullable LocalDateTime planned;
    private @Nullable String careLevel;
    private List<String> needs = new ArrayList<>();
    private @Nullable String note;
    private List<String> services = new ArrayList<>();
    private @Nullable LocalDateTime deadline;
    private @Nullable String posture;
    private boolean companion;
    private @Nullable String weight;
    private @Nullable String carrier;
    private String destinationKind = "home";
    private @Nullable String street;
    private @Nullable String postcode;
    private @Nullable String town;
    private @Nullable String doorNote;
    private @Nullable String pharmacy;
    private @Nullable String gp;
    private @Nullable LocalDateTime followUp;
    private boolean assessed;
    private @Nullable String consentWitness;
    private String consentDocument = "";

    /** The consent lies signed already. */
    public void sign(SignedForm form) {
        consentBy = form.byPatient() ? "patient" : "representative";
        consentGiven = form.signed();
        consentDocument = form.source();
    }

    /** The signed form, {@code DocumentReference/…}; empty if it is on paper. */
    public String getConsentDocument() {
        return consentDocument;
    }

    /** Who states that the signed paper is at hand; asked for as long as there is no signed form. */
    public @Nullable String getConsentWitness() {
        return consentWitness;
    }

    public void setConsentWitness(@Nullable String consentWitness) {
        this.consentWitness = consentWitness;
    }

    private final Wanted wanted = new Wanted();

    /** How the list of nursing services is narrowed and ordered. */
    public Wanted getWanted() {
        return wanted;
    }

    private final Map<String, NeedDraft> supports = usual();

    /** Four parts are usual; about the others somebody has to decide. */
    private static Map<String, NeedDraft> usual() {
        Map<String, NeedDraft> all = new LinkedHashMap<>();
        List.of("nursing", "transport", "medication", "appointments")
                .forEach(kind -> all.put(kind, new NeedDraft("needed")));
        List.of("short-term-care", "aids", "aftercare").forEach(kind -> all.put(kind, new NeedDraft(null)));
        return all;
    }

    /** One decision for each kind of support (code of support-kind). */
    public Map<String, NeedDraft> getSupports() {
        return supports;
    }

    /** Whether that kind of support is needed. */
    public boolean wants(String kind) {
        NeedDraft need = supports.get(kind);
        return need != null && "needed".equals(need.getAnswer());
    }

    /** Whether something in it came from the assessment. */
    public boolean isAssessed() {
        return assessed;
    }

    public void setAssessed(boolean assessed) {
        this.assessed = assessed;
    }

    /** Whether the patient goes to another place than the address of the record. */
    public boolean goesElsewhere() {
        return "other".equals(destinationKind);
    }

    public @Nullable String getConsentBy() {
        return consentBy;
    }

    public void setConsentBy(@Nullable String consentBy) {
        this.consentBy = consentBy;
    }

    public @Nullable LocalDateTime getConsentGiven() {
        return consentGiven;
    }

    public void setConsentGiven(@Nullable LocalDateTime consentGiven) {
        this.consentGiven = consentGiven;
    }

    public @Nullable LocalDateTime getPlanned() {
        return planned;
    }

    public void setPlanned(@Nullable LocalDateTime planned) {
        this.planned = planned;
    }

    public @Nullable String getCareLevel() {
        return careLevel;
    }

    public void setCareLevel(@Nullable String careLevel) {
        this.careLevel = careLevel;
    }

    public List<String> getNeeds() {
        return needs;
    }

    public void setNeeds(List<String> needs) {
        this.needs = needs;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }

    public List<String> getServices() {
        return services;
    }

    public void setServices(List<String> services) {
        this.services = services;
    }

    public @Nullable LocalDateTime getDeadline() {
        return deadline;
    }

    public void setDeadline(@Nullable LocalDateTime deadline) {
        this.deadline = deadline;
    }

    public @Nullable String getPosture() {
        return posture;
    }

    public void setPosture(@Nullable String posture) {
        this.posture = posture;
    }

    public boolean isCompanion() {
        return companion;
    }

    public void setCompanion(boolean companion) {
        this.companion = companion;
    }

    /** Of the patient in kg, as it was typed; may be left out. */
    public @Nullable String getWeight() {
        return weight;
    }

    public void setWeight(@Nullable String weight) {
        this.weight = weight;
    }

    public @Nullable String getCarrier() {
        return carrier;
    }

    public void setCarrier(@Nullable String carrier) {
        this.carrier = carrier;
    }

    public String getDestinationKind() {
        return destinationKind;
    }

    public void setDestinationKind(String destinationKind) {
        this.destinationKind = destinationKind;
    }

    public @Nullable String getStreet() {
        return street;
    }

    public void setStreet(@Nullable String street) {
        this.street = street;
    }

    public @Nullable String getPostcode() {
        return postcode;
    }

    public void setPostcode(@Nullable String postcode) {
        this.postcode = postcode;
    }

    public @Nullable String getTown() {
        return town;
    }

    public void setTown(@Nullable String town) {
        this.town = town;
    }

    /** For whoever drives there, such as where to ring; may be left out. */
    public @Nullable String getDoorNote() {
        return doorNote;
    }

    public void setDoorNote(@Nullable String doorNote) {
        this.doorNote = doorNote;
    }

    public @Nullable String getPharmacy() {
        return pharmacy;
    }

    public void setPharmacy(@Nullable String pharmacy) {
        this.pharmacy = pharmacy;
    }

    public @Nullable String getGp() {
        return gp;
    }

    public void setGp(@Nullable String gp) {
        this.gp = gp;
    }

    public @Nullable LocalDateTime getFollowUp() {
        return followUp;
    }

    public void setFollowUp(@Nullable LocalDateTime followUp) {
        this.followUp = followUp;
    }
}
