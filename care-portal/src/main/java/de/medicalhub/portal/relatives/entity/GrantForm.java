package de.medicalhub.portal.relatives.entity;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the form of a new access holds; every field may still be empty. */
public class GrantForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String who = "";
    private @Nullable String given;
    private @Nullable String family;
    private @Nullable String relationship;
    private String scope = "appointments";
    private @Nullable LocalDate until;

    /** Id of a RelatedPerson, or {@code new}. */
    public String getWho() {
        return who;
    }

    public void setWho(@Nullable String who) {
        this.who = who == null ? "" : who;
    }

    public @Nullable String getGiven() {
        return given;
    }

    public void setGiven(@Nullable String given) {
        this.given = given;
    }

    public @Nullable String getFamily() {
        return family;
    }

    public void setFamily(@Nullable String family) {
        this.family = family;
    }

    public @Nullable String getRelationship() {
        return relationship;
    }

    public void setRelationship(@Nullable String relationship) {
        this.relationship = relationship;
    }

    /** appointments or everything. */
    public String getScope() {
        return scope;
    }

    public void setScope(@Nullable String scope) {
        this.scope = scope == null ? "" : scope;
    }

    public @Nullable LocalDate getUntil() {
        return until;
    }

    public void setUntil(@Nullable LocalDate until) {
        this.until = until;
    }

    public boolean isNewPerson() {
        return who.equals("new");
    }
}
