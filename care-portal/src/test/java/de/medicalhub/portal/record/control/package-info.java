@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.record.control;
