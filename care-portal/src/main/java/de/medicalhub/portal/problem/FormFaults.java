package de.medicalhub.portal.problem;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** What is wrong with a form, said beside the field and on top. */
public final class FormFaults {
    private FormFaults() {}

    /**
     * The form stays as it is.
     *
     * @param field its id; empty if the form as a whole is meant
     */
    public static void say(String field, String sentence) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(
                field.isEmpty() ? null : field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        context.validationFailed();
    }
}
