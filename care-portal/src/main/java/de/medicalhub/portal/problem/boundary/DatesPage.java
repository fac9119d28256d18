package de.medicalhub.portal.problem.boundary;

import de.medicalhub.portal.problem.ImpossibleDay;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIInput;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a date that was typed is none (X8); pages call it {@code dates}. */
@Named("dates")
@RequestScoped
public class DatesPage {
    @Inject
    private Speaker speaker;

    /**
     * That there is no such day, else what the field says about what it cannot read.
     *
     * @param field whose words cannot be converted ({@code component} in a page)
     * @param key of the field's own sentence
     */
    public String unreadable(@Nullable Object field, String key) {
        return typed(field)
                .flatMap(words -> ImpossibleDay.in(words, speaker.getLocale()))
                .map(speaker::say)
                .orElseGet(() -> speaker.key(key));
    }

    private static Optional<String> typed(@Nullable Object field) {
        return field instanceof UIInput input
                ? Optional.ofNullable(input.getSubmittedValue()).map(Objects::toString)
                : Optional.empty();
    }
}
