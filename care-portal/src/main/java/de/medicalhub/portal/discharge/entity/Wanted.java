package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How the list of nursing services is narrowed and ordered. */
public class Wanted implements Serializable {
    private boolean covering;
    private @Nullable String language;
    private String order = "name";

    /** Only who covers all needs. */
    public boolean isCovering() {
        return covering;
    }

    public void setCovering(boolean covering) {
        this.covering = covering;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    /** name or distance; there is no other. */
    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }
}
