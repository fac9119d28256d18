package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is entered when a consent is signed; nothing in it is valid yet. */
public class Signature implements Serializable {
    private @Nullable String by;
    private @Nullable String signer;
    private String way = "drawn";
    private @Nullable String drawing;
    private @Nullable String witness;

    public @Nullable String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by;
    }

    public @Nullable String getSigner() {
        return signer;
    }

    public void setSigner(@Nullable String signer) {
        this.signer = signer;
    }

    /** drawn, typed or paper. */
    public String getWay() {
        return way;
    }

    public void setWay(String way) {
        this.way = way;
    }

    /** A PNG as data URL. */
    public @Nullable String getDrawing() {
        return drawing;
    }

    public void setDrawing(@Nullable String drawing) {
        this.drawing = drawing;
    }

    public @Nullable String getWitness() {
        return witness;
    }

    public void setWitness(@Nullable String witness) {
        this.witness = witness;
    }
}
