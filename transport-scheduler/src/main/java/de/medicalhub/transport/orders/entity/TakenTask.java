package de.medicalhub.transport.orders.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Up to which version a leg Task was taken, and what it then wished. */
@Entity
@Table(name = "taken_task")
public class TakenTask {
    @Id
    @Column(name = "task_id")
    private String taskId;

    @Column(name = "task_version")
    private long taskVersion;

    @Column(name = "content")
    private String content;

    @Column(name = "taken_at")
    private Instant takenAt;

    /** For JPA. */
    protected TakenTask() {}

    /**
     * @param content hash of the wish
     */
    public TakenTask(String taskId, long taskVersion, String content, Instant takenAt) {
        this.taskId = taskId;
        this.taskVersion = taskVersion;
        this.content = content;
        this.takenAt = takenAt;
    }

    /** Whether that version is news. */
    public boolean isOlderThan(long version) {
        return taskVersion < version;
    }

    /** Whether it wished the same before. */
    public boolean hasContent(String other) {
        return content.equals(other);
    }

    /** What it wished is told again with its next version, of which our own answer is one. */
    public void forgetContent() {
        content = "";
    }

    /** Notes a later version. */
    public void takeAgain(long version, String newContent, Instant now) {
        taskVersion = version;
        content = newContent;
        takenAt = now;
    }
}
