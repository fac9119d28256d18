package de.medicalhub.portal.notification.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.notification.control.ChangePreferences;
import de.medicalhub.portal.notification.control.ServedChannels;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.notification.entity.Preferences.Choice;
import de.medicalhub.portal.notification.entity.Purpose;
import de.medicalhub.portal.notification.entity.QuietHours;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be told, where and when. */
@Named("notifications")
@RequestScoped
public class NotificationsPage {
    private static final QuietHours USUAL_NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));
    private static final LocalTime USUAL_DIGEST = LocalTime.of(7, 0);

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private ChangePreferences preferences;

    @Inject
    private ServedChannels served;

    private List<String> mail = new ArrayList<>();
    private List<String> push = new ArrayList<>();
    private List<String> sms = new ArrayList<>();
    private boolean quiet;
    private boolean digest;
    private @Nullable String quietFrom;
    private @Nullable String quietTo;
    private @Nullable String digestAt;
    private String language = "de";
    private boolean saved;

    @PostConstruct
    void load() {
        Preferences chosen = preferences.of(person(), speaker.getLanguage());
        mail = chosen(chosen, Channel.MAIL);
        push = chosen(chosen, Channel.PUSH);
        sms = chosen(chosen, Channel.SMS);
        quiet = chosen.quiet().isPresent();
        QuietHours hours = chosen.quiet().orElse(USUAL_NIGHT);
        quietFrom = hours.from().toString();
        quietTo = hours.to().toString();
        digest = chosen.digestAt().isPresent();
        digestAt = chosen.digestAt().orElse(USUAL_DIGEST).toString();
        language = chosen.language().code();
    }

    /** Keeps everything, or says what is wrong and keeps nothing. */
    public void save() {
        Optional<LocalTime> from = time("quietFrom", quiet, quietFrom);
        Optional<LocalTime> to = time("quietTo", quiet, quietTo);
        Optional<LocalTime> at = time("digestAt", digest, digestAt);
        if (quiet && from.isPresent() && from.equals(to)) {
            FormFaults.say("quietTo", speaker.key("notifications.fault.whole-day"));
            return;
        }
        if ((quiet && (from.isEmpty() || to.isEmpty())) || (digest && at.isEmpty())) {
            return;
        }
        Set<Choice> choices = new HashSet<>();
        add(choices, Channel.MAIL, mail);
        add(choices, Channel.PUSH, push);
        add(choices, Channel.SMS, sms);
        preferences.save(new Preferences(
                person(),
                Language.of(language),
                from.flatMap(begin -> to.map(end -> new QuietHours(begin, end))),
                at,
                choices));
        saved = true;
    }

    private Optional<LocalTime> time(String field, boolean wanted, @Nullable String typed) {
        if (!wanted) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(typed == null ? "" : typed.strip()));
        } catch (DateTimeException e) {
            FormFaults.say(field, speaker.key("notifications.fault.time"));
            return Optional.empty();
        }
    }

    private static List<String> chosen(Preferences preferences, Channel channel) {
        return new ArrayList<>(preferences.choices().stream()
                .filter(choice -> choice.channel() == channel)
                .map(choice -> choice.purpose().name())
                .toList());
    }

    /** Only what this person's roles offer. */
    private void add(Set<Choice> choices, Channel channel, List<String> purposes) {
        Purpose.of(user.claims().roles()).stream()
                .filter(purpose -> purposes.contains(purpose.name()))
                .forEach(purpose -> choices.add(new Choice(channel, purpose)));
    }

    private String person() {
        return user.claims().fhirUser();
    }

    /** Whether there is anything that this person could be told. */
    public boolean isOffered() {
        return !person().isEmpty() && !getPurposes().isEmpty();
    }

    /** Whether this installation can send anything at all. */
    public boolean isReachable() {
        return isMailServed() || isPushServed() || isSmsServed();
    }

    public boolean isMailServed() {
        return served.serves(Channel.MAIL);
    }

    public boolean isPushServed() {
        return served.serves(Channel.PUSH);
    }

    public boolean isSmsServed() {
        return served.serves(Channel.SMS);
    }

    /** VAPID key for the browser's subscription. */
    public String getPushKey() {
        return served.pushKey();
    }

    public List<SelectItem> getPurposes() {
        return Purpose.of(user.claims().roles()).stream()
                .map(purpose -> new SelectItem(purpose.name(), speaker.key(label(purpose))))
                .toList();
    }

    private String label(Purpose purpose) {
        boolean atHome = user.isPatient() || user.is(Role.RELATIVE);
        String whose = atHome && (purpose == Purpose.CHANGE || purpose == Purpose.EMERGENCY) ? ".patient" : "";
        return "notifications.purpose." + purpose.code() + whose;
    }

    public List<Device> getDevices() {
        return preferences.devices(person());
    }

    /** That browser is told nothing more. */
    public void removeDevice(long id) {
        preferences.removeDevice(person(), id);
    }

    public boolean isSaved() {
        return saved;
    }

    public List<String> getMail() {
        return mail;
    }

    public void setMail(List<String> mail) {
        this.mail = mail;
    }

    public List<String> getPush() {
        return push;
    }

    public void setPush(List<String> push) {
        this.push = push;
    }

    public List<String> getSms() {
        return sms;
    }

    public void setSms(List<String> sms) {
        this.sms = sms;
    }

    public boolean isQuiet() {
        return quiet;
    }

    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public boolean isDigest() {
        return digest;
    }

    public void setDigest(boolean digest) {
        this.digest = digest;
    }

    public @Nullable String getQuietFrom() {
        return quietFrom;
    }

    public void setQuietFrom(@Nullable String quietFrom) {
        this.quietFrom = quietFrom;
    }

    public @Nullable String getQuietTo() {
        return quietTo;
    }

    public void setQuietTo(@Nullable String quietTo) {
        this.quietTo = quietTo;
    }

    public @Nullable String getDigestAt() {
        return digestAt;
    }

    public void setDigestAt(@Nullable String digestAt) {
        this.digestAt = digestAt;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
