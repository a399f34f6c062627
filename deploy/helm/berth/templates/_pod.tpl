{{- define "berth.pod" -}}
{{- $shared := eq .Values.storage "shared" -}}
metadata:
  labels: {{- include "berth.selector" . | nindent 4 }}
  {{- with .Values.podAnnotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "berth.name" . }}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: {{ add .Values.leaveSeconds .Values.drainSeconds 10 }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 65532
    runAsGroup: 65532
    fsGroup: 65532
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: { type: RuntimeDefault }
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets: {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: berth
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      args: [serve]
      env:
        - { name: BERTH_LISTEN, value: "0.0.0.0:5000" }
        - { name: BERTH_METRICS_LISTEN, value: "0.0.0.0:5001" }
        - { name: BERTH_DATA, value: /var/lib/berth }
        - { name: BERTH_ACCOUNT, value: {{ .Values.account | quote }} }
        - { name: BERTH_REGION, value: {{ .Values.region | quote }} }
        - { name: BERTH_DRAIN_SECONDS, value: {{ .Values.drainSeconds | quote }} }
        {{- with .Values.url }}
        - { name: BERTH_URL, value: {{ . | quote }} }
        {{- end }}
        {{- with .Values.trustedProxies }}
        - { name: BERTH_TRUSTED_PROXIES, value: {{ join "," . | quote }} }
        {{- end }}
        {{- if .Values.tlsSecret }}
        - { name: BERTH_TLS_CERT, value: /etc/berth/tls/tls.crt }
        - { name: BERTH_TLS_KEY, value: /etc/berth/tls/tls.key }
        {{- end }}
        {{- if $shared }}
        - { name: BERTH_BLOBS, value: {{ required "storage: shared needs blobs, such as s3://bucket/prefix?region=us-east-1" .Values.blobs | quote }} }
        {{- end }}
        {{- $secret := .Values.existingSecret }}
        {{- if $shared }}{{ $secret = required "storage: shared needs existingSecret; values.yaml says what it holds" $secret }}{{ end }}
        {{- if $secret }}
        {{- include "berth.secret" (dict "variable" "BERTH_ROOT_KEY" "secret" $secret "key" "root-key" "optional" (not $shared)) | nindent 8 }}
        {{- include "berth.secret" (dict "variable" "BERTH_ROOT_ACCESS_KEY_ID" "secret" $secret "key" "root-access-key-id" "optional" (not $shared)) | nindent 8 }}
        {{- include "berth.secret" (dict "variable" "BERTH_ROOT_SECRET_ACCESS_KEY" "secret" $secret "key" "root-secret-access-key" "optional" (not $shared)) | nindent 8 }}
        {{- if $shared }}
        {{- include "berth.secret" (dict "variable" "BERTH_DATABASE" "secret" $secret "key" "database-url" "optional" false) | nindent 8 }}
        {{- include "berth.secret" (dict "variable" "BERTH_BLOBS_ACCESS_KEY_ID" "secret" $secret "key" "blobs-access-key-id" "optional" true) | nindent 8 }}
        {{- include "berth.secret" (dict "variable" "BERTH_BLOBS_SECRET_ACCESS_KEY" "secret" $secret "key" "blobs-secret-access-key" "optional" true) | nindent 8 }}
        {{- end }}
        {{- end }}
        {{- range $name, $value := .Values.env }}
        - { name: {{ $name }}, value: {{ $value | quote }} }
        {{- end }}
      ports:
        - { name: registry, containerPort: 5000 }
        - { name: metrics, containerPort: 5001 }
      livenessProbe:
        httpGet: { path: /livez, port: metrics }
      readinessProbe:
        httpGet: { path: /readyz, port: metrics }
        periodSeconds: 2
        failureThreshold: 2
      startupProbe:
        httpGet: { path: /livez, port: metrics }
        periodSeconds: 1
        # A new version may rewrite rows before it answers, and would begin anew if it were stopped at it.
        failureThreshold: {{ .Values.startupSeconds }}
      lifecycle:
        # By itself: the image holds no command that waits.
        preStop: { sleep: { seconds: {{ .Values.leaveSeconds }} } }
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: { drop: [ALL] }
      resources: {{- toYaml .Values.resources | nindent 8 }}
      volumeMounts:
        - { name: data, mountPath: /var/lib/berth }
        {{- if .Values.tlsSecret }}
        - { name: tls, mountPath: /etc/berth/tls, readOnly: true }
        {{- end }}
  volumes:
    {{- if $shared }}
    - { name: data, emptyDir: {} }
    {{- end }}
    {{- if .Values.tlsSecret }}
    - { name: tls, secret: { secretName: {{ .Values.tlsSecret }} } }
    {{- end }}
    {{- if not (or $shared .Values.tlsSecret) }} []{{ end }}
  {{- with .Values.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
