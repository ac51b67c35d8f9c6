import Cron
import GuidanceKit

/// A CronJob for each job, for Kubernetes: it calls `due` for the job at its times.
public struct KubernetesExport {
  private let place: ExportPlace

  /// Makes manifests for a place; its paths are those within the container.
  public init(_ place: ExportPlace) { self.place = place }

  /// All manifests in one file.
  public func text(_ jobs: [Job]) -> String { jobs.map(manifest).joined(separator: "---\n") }

  private func manifest(_ job: Job) -> String {
    let call = CallTimes(job.schedule)
    let remark = call.isExact ? "" : "  # Every day that may be meant; due knows which ones are.\n"
    let command = place.command(job).map(Self.quoted).joined(separator: ", ")
    let deadline = job.timeout.map { "      activeDeadlineSeconds: \($0.wholeSeconds + 120)\n" } ?? ""
    return """
      # Made by leerspoor run export --kubernetes: \(job.schedule.label.english.replacing("\n", with: " "))
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: leerspoor-\(job.name)
        labels:
          app.kubernetes.io/name: leerspoor
          app.kubernetes.io/component: \(job.name)
      spec:
      \(remark)  schedule: \(Self.quoted(call.times.fields))
        timeZone: \(Self.quoted(job.zone.identifier))
        # One database, one runner of a job at a time; due catches up what a call that was left out would have run.
        concurrencyPolicy: Forbid
        startingDeadlineSeconds: 3600
        successfulJobsHistoryLimit: 3
        failedJobsHistoryLimit: 3
        jobTemplate:
          spec:
            backoffLimit: 0
      \(deadline)      template:
              metadata:
                labels:
                  app.kubernetes.io/name: leerspoor
                  app.kubernetes.io/component: \(job.name)
              spec:
                restartPolicy: Never
                # Time to end the steps and to record that they were ended.
                terminationGracePeriodSeconds: 60
                securityContext:
                  runAsNonRoot: true
                  runAsUser: 10001
                  fsGroup: 10001
                  seccompProfile: {type: RuntimeDefault}
                containers:
                  - name: leerspoor
                    image: \(Self.quoted(place.image))
                    workingDir: \(Self.quoted(place.workingFolder))
                    command: [\(command)]
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                      capabilities: {drop: [ALL]}
                    volumeMounts:
                      - {name: data, mountPath: \(Self.quoted(place.workingFolder))}
                      - {name: scratch, mountPath: /tmp}
                volumes:
                  # SQLite needs a volume with working file locks that one node mounts at a time (ReadWriteOnce, no NFS).
                  - name: data
                    persistentVolumeClaim: {claimName: \(Self.quoted(place.claim))}
                  - name: scratch
                    emptyDir: {}

      """
  }

  /// A text in double quotes, as both YAML and JSON read it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
