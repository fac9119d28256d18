package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How the list of nursing services is narrowed and ordered. */
public class Wanted implements Serializable {
    private boolean covering;
    private boolean free;
    private @Nullable String language;
    private String order = "name";

    /** Only who covers all needs. */
    public boolean isCovering() {
        return covering;
    }

    public void setCovering(boolean covering) {
        this.covering = covering;
    }

    /** Only who has said today that there are free places. */
    public boolean isFree() {
        return free;
    }

    public void setFree(boolean free) {
        this.free = free;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    /** name, distance, places (most first) or answers (quickest first); there is no other. */
    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }
}
